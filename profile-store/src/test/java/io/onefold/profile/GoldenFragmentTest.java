package io.onefold.profile;

import static io.onefold.profile.RandomMessages.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onefold.schemas.OrderLine;
import io.onefold.schemas.UnifiedProfile.Evidence;
import io.onefold.schemas.Value;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** State outlives a release, so bytes written by one must be read by every later one. */
@NullUnmarked
class GoldenFragmentTest {
    private static final long MAY_2025 = 1_747_000_000_000L;

    private final Properties golden = new Properties();

    GoldenFragmentTest() throws IOException {
        for (String release : List.of("fragment-v1", "fragment-v2"))
            try (InputStream file =
                    GoldenFragmentTest.class.getResourceAsStream("/golden/" + release + ".properties")) {
                golden.load(file);
            }
    }

    @Test
    void aCoreIsWrittenAndReadAsEver() {
        holds("core", core(JoinMap.empty()));
        holds("core-with-call-days", core(JoinMap.of(20219L, 2L).join(JoinMap.of(20221L, 1L), Long::sum)));
    }

    @Test
    void everyKindOfEntryIsWrittenAndReadAsEver() {
        OrderLine line = new OrderLine("1", "tea", "", new BigDecimal("2"), new BigDecimal("-1234567890.05"), "CNY");
        Evidence message = new Evidence("shop", "web", "m1", MAY_2025);

        holds("order-line", new Entry.OrderLineEntry(MAY_2025 - 1, MAY_2025, "m1", line, ""));
        OrderLine full = new OrderLine(
                "1",
                "tea",
                "",
                new BigDecimal("2"),
                new BigDecimal("9.5"),
                "CNY",
                "Longjing",
                new BigDecimal("0.5"),
                new BigDecimal("4"));
        holds("full-order-line", new Entry.OrderLineEntry(MAY_2025 - 1, MAY_2025, "m1", full, "s-7"));
        holds("shop-order-line", new Entry.OrderLineEntry(MAY_2025 - 1, MAY_2025, "m1", line, "s-7"));
        holds("complaint", new Entry.ComplaintEntry(MAY_2025 - 1, MAY_2025, "m2", true));
        holds("answer", new Entry.AnswerEntry(-1, "m3", "nps", -10));
        holds("evidence", new Entry.EvidenceEntry("li@example.org", List.of(message)));
    }

    @Test
    void everyKindOfKeyIsWrittenAndReadAsEver() {
        holds("order-line-key", new EntryKey.OrderLineKey("shop", "o\u00001", "é"));
        holds("complaint-key", new EntryKey.ComplaintKey("crm", ""));
        holds("answer-key", new EntryKey.AnswerKey("app", "spring", "q1"));
        holds("evidence-key", new EntryKey.EvidenceKey(key(4, 9)));
    }

    @Test
    void bytesOfAnotherReleaseAreRefused() {
        byte[] core = bytes("core");
        core[0] = 9;
        byte[] entry = bytes("answer");
        entry[0] = 9;
        byte[] key = bytes("answer-key");
        key[0] = 9;

        assertThatThrownBy(() -> FragmentCoreCodec.read(core)).hasMessageContaining("version 9");
        assertThatThrownBy(() -> EntryCodec.read(entry)).hasMessageContaining("version 9");
        assertThatThrownBy(() -> EntryKeyCodec.read(key)).hasMessageContaining("kind 9");
    }

    private static FragmentCore core(JoinMap<Long, Long> callDays) {
        Stream<TraitRegister> registers = Stream.of(
                new TraitRegister(MAY_2025, "m1", "shop", new Value.Text("Li")),
                new TraitRegister(MAY_2025 + 1, "m2", "shop", new Value.Cleared()),
                new TraitRegister(MAY_2025 + 2, "m3", "till", new Value.Texts(List.of("a", "", "Li"))),
                new TraitRegister(MAY_2025 + 3, "m4", "till", new Value.Whole(-5)),
                new TraitRegister(MAY_2025 + 4, "m4", "till", new Value.Real(0.1)),
                new TraitRegister(MAY_2025 + 5, "m5", "till", new Value.Flag(true)),
                new TraitRegister(MAY_2025 + 6, "m5", "till", new Value.Text("")));
        JoinMap<String, TraitState> traits = JoinMap.of(
                "name", registers.map(TraitState::of).reduce(TraitState::join).orElseThrow());
        JoinMap<Long, Long> days = JoinMap.of(20219L, 6L).join(JoinMap.of(-3L, 200L), Long::sum);
        return new FragmentCore(
                traits,
                new ActivityCounts(
                        206,
                        -300_000_000L,
                        MAY_2025 + 6,
                        JoinMap.of("web", 206L),
                        JoinMap.of(23, 206L),
                        days,
                        3,
                        777,
                        callDays));
    }

    private void holds(String name, FragmentCore core) {
        assertThat(hex(FragmentCoreCodec.write(core))).as(name).isEqualTo(golden.getProperty(name));
        assertThat(FragmentCoreCodec.read(bytes(name))).isEqualTo(core);
    }

    private void holds(String name, Entry entry) {
        assertThat(hex(EntryCodec.write(entry))).as(name).isEqualTo(golden.getProperty(name));
        assertThat(EntryCodec.read(bytes(name))).isEqualTo(entry);
    }

    private void holds(String name, EntryKey key) {
        assertThat(hex(EntryKeyCodec.write(key))).as(name).isEqualTo(golden.getProperty(name));
        assertThat(EntryKeyCodec.read(bytes(name))).isEqualTo(key);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private byte[] bytes(String name) {
        return HexFormat.of().parseHex(golden.getProperty(name));
    }
}
