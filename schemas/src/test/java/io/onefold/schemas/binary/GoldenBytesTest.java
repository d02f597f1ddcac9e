package io.onefold.schemas.binary;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.schemas.Answer;
import io.onefold.schemas.Call;
import io.onefold.schemas.Channel;
import io.onefold.schemas.Complaint;
import io.onefold.schemas.ConsentDecision;
import io.onefold.schemas.ConsentState;
import io.onefold.schemas.Context;
import io.onefold.schemas.Details;
import io.onefold.schemas.EventType;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.KeyedIdentifier;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Order;
import io.onefold.schemas.OrderLine;
import io.onefold.schemas.Residue;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import io.onefold.schemas.binary.TimelineRow.CommandRow;
import io.onefold.schemas.binary.TimelineRow.ObservationRow;
import io.onefold.schemas.binary.TimelineRow.ResidueRow;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The timeline is kept for ever, so bytes written today must be read by every later version. */
class GoldenBytesTest {
    private static final IdentifierKey ANCHOR = new IdentifierKey(4, 0x0123456789abcdefL, -2);
    private static final IdentifierKey OTHER = new IdentifierKey(7, -1, 1);

    private final Properties golden = new Properties();

    GoldenBytesTest() throws IOException {
        for (String name : List.of("timeline-v1", "order-full", "consent-terms-v1")) {
            try (InputStream file = GoldenBytesTest.class.getResourceAsStream("/golden/" + name + ".properties")) {
                golden.load(file);
            }
        }
    }

    @Test
    void anObservationIsWrittenAndReadAsEver() {
        holds(
                "observation",
                new ObservationRow(new Observation(
                        List.of(new KeyedIdentifier(ANCHOR, "li@example.com"), new KeyedIdentifier(OTHER, "")),
                        touchpoint(),
                        sorted("email", ANCHOR),
                        0x1122334455667788L)));
    }

    @Test
    void anOrderThatSaysMoreIsWrittenAndReadAsEver() {
        OrderLine line = new OrderLine(
                "1",
                "tea",
                "food",
                BigDecimal.ONE,
                new BigDecimal("9.50"),
                "CNY",
                "Longjing",
                new BigDecimal("0.50"),
                new BigDecimal("4"));
        OrderLine silent = new OrderLine("2", "", "", BigDecimal.ONE, BigDecimal.TEN, "CNY", "", null, BigDecimal.ZERO);
        ByteWriter to = new ByteWriter();
        Details details =
                new Details(new Order("o-2", List.of(line, silent), "s-7"), null, null, List.of(), new TreeMap<>());

        DetailsCodec.write(details, to);

        assertThat(HexFormat.of().formatHex(to.toBytes())).isEqualTo(golden.getProperty("details.full-order"));
        byte[] bytes = HexFormat.of().parseHex(golden.getProperty("details.full-order"));
        assertThat(DetailsCodec.read(new ByteReader(bytes))).isEqualTo(details);
    }

    @Test
    void everyConstantHasTheCodeItAlwaysHad() {
        ByteWriter to = new ByteWriter();
        for (ConsentState state : ConsentState.values()) ConsentCodec.STATES.write(state, to);
        for (Channel channel : Channel.values()) TouchpointCodec.CHANNELS.write(channel, to);
        for (EventType type : EventType.values()) TouchpointCodec.TYPES.write(type, to);
        for (Call.Direction direction : Call.Direction.values()) DetailsCodec.DIRECTIONS.write(direction, to);
        for (IdentityCommand.Action action : IdentityCommand.Action.values()) {
            IdentityCommandCodec.ACTIONS.write(action, to);
        }

        assertThat(HexFormat.of().formatHex(to.toBytes())).isEqualTo(golden.getProperty("constants"));
    }

    @Test
    void commandsAreWrittenAndReadAsEver() {
        holds(
                "command.pair",
                new CommandRow(new IdentityCommand(
                        "c-1",
                        IdentityCommand.Action.MUST_LINK,
                        ANCHOR,
                        OTHER,
                        1_763_700_000_000L,
                        "steward",
                        "same person")));
        holds(
                "command.one",
                new CommandRow(new IdentityCommand(
                        "c-2",
                        IdentityCommand.Action.ERASE,
                        OTHER,
                        null,
                        IdentityCommand.FOR_EVER,
                        "privacy",
                        "asked")));
    }

    @Test
    void aResidueIsWrittenAndReadAsEver() {
        SortedMap<IdentifierKey, Residue.Seen> seen = new TreeMap<>();
        seen.put(ANCHOR, new Residue.Seen(1_000, 2_000));
        seen.put(OTHER, new Residue.Seen(-5, 1_500));
        holds(
                "residue",
                new ResidueRow(new Residue(
                        ANCHOR,
                        seen,
                        List.of(new Residue.BoundConsent(OTHER, "sms", ConsentState.DENIED, 1_200)),
                        new TreeSet<>(List.of(-9L, 77L)))));
    }

    @Test
    void decisionsWithTermsAreWrittenAndReadAsEver() {
        holds("terms.observation", new ObservationRow(decided(terms(1_800_000_000_000L, true, false, "text-7"))));
        holds("terms.guardian", new ObservationRow(decided(terms(0, false, true, ""))));
        holds(
                "terms.residue",
                new ResidueRow(new Residue(
                        ANCHOR,
                        new TreeMap<>(),
                        List.of(
                                new Residue.BoundConsent(OTHER, "sms", ConsentState.GRANTED, 1_200, 9_000, true, false),
                                new Residue.BoundConsent(ANCHOR, "sms", ConsentState.GRANTED, 1_200, 0, false, true)),
                        new TreeSet<>())));
    }

    private static ConsentDecision terms(long expiresAt, boolean separate, boolean guardian, String proof) {
        return new ConsentDecision("sharing", ConsentState.GRANTED, "", expiresAt, separate, guardian, proof);
    }

    private static Observation decided(ConsentDecision decision) {
        return new Observation(
                List.of(new KeyedIdentifier(ANCHOR, "c-1")),
                new Touchpoint(
                        "m-2",
                        "crm",
                        Channel.MEMBER,
                        EventType.IDENTIFY,
                        "",
                        1_763_700_000_000L,
                        1_763_700_000_000L,
                        1_763_700_000_000L,
                        List.of(),
                        new TreeMap<>(),
                        List.of(decision, new ConsentDecision("sms", ConsentState.DENIED, "phone")),
                        Context.NONE,
                        Details.NONE),
                new TreeMap<>(),
                7);
    }

    private void holds(String name, TimelineRow row) {
        HexFormat hex = HexFormat.of();
        String key = hex.formatHex(TimelineCodec.key(row));
        String value = hex.formatHex(TimelineCodec.value(row));

        assertThat(key).as("key of %s", name).isEqualTo(golden.getProperty(name + ".key"));
        assertThat(value).as("value of %s", name).isEqualTo(golden.getProperty(name + ".value"));
        assertThat(TimelineCodec.decode(hex.parseHex(key), hex.parseHex(value))).isEqualTo(row);
    }

    private static Touchpoint touchpoint() {
        return new Touchpoint(
                "m-1",
                "webshop",
                Channel.WEB,
                EventType.TRACK,
                "Order Completed",
                1_763_700_000_000L,
                1_763_700_000_250L,
                1_763_699_999_000L,
                List.of(),
                traits(),
                List.of(new ConsentDecision("email_marketing", ConsentState.GRANTED, "email")),
                new Context("zh-CN", "192.0.2.1", "Mozilla/5.0", "spring"),
                details());
    }

    private static SortedMap<String, Value> traits() {
        SortedMap<String, Value> traits = new TreeMap<>();
        traits.put("age", new Value.Whole(41));
        traits.put("email", new Value.Text("li@example.com"));
        traits.put("height", new Value.Real(1.75));
        traits.put("nickname", new Value.Cleared());
        traits.put("tags", new Value.Texts(List.of("vip", "")));
        traits.put("vip", new Value.Flag(true));
        return traits;
    }

    private static Details details() {
        OrderLine small = new OrderLine("1", "tea", "food", new BigDecimal("2"), new BigDecimal("-19.90"), "CNY");
        OrderLine vast = new OrderLine(
                "2", "", "", new BigDecimal("1E+3"), new BigDecimal("123456789012345678901234567890.10"), "USD");
        return new Details(
                new Order("o-1", List.of(small, vast)),
                new Call(Call.Direction.OUTBOUND, 61, "sold"),
                new Complaint("case-1", true),
                List.of(new Answer("s", "q", "nps", 9)),
                sorted("page", new Value.Text("/")));
    }

    private static <V> SortedMap<String, V> sorted(String key, V value) {
        SortedMap<String, V> map = new TreeMap<>();
        map.put(key, value);
        return map;
    }
}
