package io.onefold.app.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.schemas.Channel;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Quarantined;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuarantineCountsTest {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private final QuarantineCounts counts = new QuarantineCounts(Duration.ofDays(30));

    @Test
    void recordsAreCountedByReasonAndTheNewestShown() {
        for (int i = 0; i < 50; i++)
            counts.add(1, i, 100 * DAY + i, record("till", QuarantineReason.WRONG_TYPE, "{}", i));
        counts.add(0, 7, 100 * DAY, record("web", QuarantineReason.NO_IDENTIFIER, "{}", 3));

        var groups = counts.counted(100 * DAY + 50);

        assertThat(groups).extracting(QuarantineCounts.Counted::records).containsExactly(50L, 1L);
        assertThat(groups.getFirst().reason()).isEqualTo("wrong-type");
        assertThat(groups.getFirst().newest())
                .hasSize(20)
                .extracting(QuarantineCounts.Masked::topicOffset)
                .startsWith("1@49", "1@48");
    }

    @Test
    void whatTheTopicLetGoOfIsNotCounted() {
        counts.add(0, 1, 10 * DAY, record("web", QuarantineReason.OVERSIZE, "{}", 0));
        counts.add(0, 2, 30 * DAY, record("web", QuarantineReason.OVERSIZE, "{}", 0));

        assertThat(counts.counted(41 * DAY))
                .singleElement()
                .satisfies(group -> assertThat(group.records()).isOne());
        assertThat(counts.counted(61 * DAY)).isEmpty();
    }

    @Test
    void aShapeHasTheFieldsAndNothingOfTheValues() {
        assertThat(shape("{\"email\": \"wang.li+3@example.org\", \"phone\":\"13800001111\", \"王丽\": true}"))
                .isEqualTo("{\"email\": \"xxxx.xx+9@xxxxxxx.xxx\", \"phone\":\"99999999999\", \"xx\": xxxx}");
        assertThat(shape("{\"13800001111\": 1, \"a@b.example\": 2, \"Robert'); DROP\": 3}"))
                .isEqualTo("{\"99999999999\": 9, \"x@x.xxxxxxx\": 9, \"xxxxxx'); xxxx\": 9}");
        assertThat(shape("4711;Wáng;12,50\n")).isEqualTo("9999;xxxx;99,99\n");
        assertThat(shape("x".repeat(3_000))).hasSize(2_001).endsWith("…");
    }

    @Test
    void bytesThatAreNoTextAreOnlyCounted() {
        assertThat(shape("\u0000\u0001abc")).isEqualTo("5 bytes that are no text");
        Quarantined broken = new Quarantined(
                "web",
                Channel.WEB,
                QuarantineReason.UNKNOWN_SCHEMA,
                "",
                "",
                "",
                ByteBuffer.wrap(new byte[] {-1, -2}),
                "",
                0);
        assertThat(MaskedShape.of(broken)).isEqualTo("2 bytes that are no text");
    }

    @Test
    void endlesslyManySourcesAreNotAllKept() {
        IntStream.range(0, 2_000)
                .forEach(i -> counts.add(0, i, DAY, record("s" + i, QuarantineReason.UNKNOWN_SOURCE, "{}", i)));

        assertThat(counts.counted(DAY)).hasSizeLessThan(600).first().satisfies(group -> {
            assertThat(group.source()).isEqualTo("…");
            assertThat(group.records()).isEqualTo(1_500);
        });
    }

    private static String shape(String text) {
        return MaskedShape.of(record("web", QuarantineReason.WRONG_TYPE, text, 0));
    }

    private static Quarantined record(String source, QuarantineReason reason, String original, long at) {
        return new Quarantined(
                source,
                Channel.WEB,
                reason,
                "what to do",
                "line 1",
                "",
                ByteBuffer.wrap(original.getBytes(UTF_8)),
                "",
                at);
    }
}
