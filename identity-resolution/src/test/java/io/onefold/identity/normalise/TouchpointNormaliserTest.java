package io.onefold.identity.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.identity.normalise.TouchpointOutcome.Accepted;
import io.onefold.identity.normalise.TouchpointOutcome.Rejected;
import io.onefold.schemas.Channel;
import io.onefold.schemas.Complaint;
import io.onefold.schemas.ConsentDecision;
import io.onefold.schemas.ConsentState;
import io.onefold.schemas.Context;
import io.onefold.schemas.Details;
import io.onefold.schemas.EventType;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.KeyedIdentifier;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Order;
import io.onefold.schemas.OrderLine;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TouchpointNormaliserTest {
    private static final long NOW = Instant.parse("2026-05-01T12:00:00Z").toEpochMilli();
    private static final long DAY = 24 * 60 * 60 * 1000L;
    private static final Identifier CUSTOMER = new Identifier("customer_id", "c-7");
    private static final Identifier EMAIL = new Identifier("email", " Ada@Mail.Example");
    private static final Identifier PHONE = new Identifier("phone", "139 1234 5678");

    private final TouchpointNormaliser normaliser = new TouchpointNormaliser(
            Shipped.RULES, Shipped.KEYS, new SourceRegions(Map.of("london", "GB")), TouchpointLimits.DEFAULT);

    @Test
    void identifiersAreNormalisedKeyedSortedAndDistinct() {
        Observation observation = accepted(event(PHONE, EMAIL, CUSTOMER, new Identifier("phone", "+8613912345678")));

        assertThat(observation.identifiers())
                .containsExactly(
                        keyed("customer_id", "c-7"),
                        keyed("email", "ada@mail.example"),
                        keyed("phone", "+8613912345678"));
        assertThat(observation.anchor()).isEqualTo(key("customer_id", "c-7"));
        assertThat(observation.touchpoint()).isEqualTo(event());
    }

    @Test
    void garbageIsRemovedBeforeTheAnchorIsPicked() {
        Observation observation = accepted(event(new Identifier("customer_id", "null"), EMAIL));

        assertThat(observation.identifiers()).containsExactly(keyed("email", "ada@mail.example"));
    }

    @Test
    void aSourceHasItsOwnRegion() {
        Touchpoint london = copy(event(new Identifier("phone", "020 7946 0958")), "m1", "london", NOW);

        assertThat(accepted(london).identifiers()).containsExactly(keyed("phone", "+442079460958"));
    }

    @Test
    void traitsStayAsTheyWereSent() {
        Touchpoint sent = traits(event(EMAIL), Map.of("name", new Value.Text(" 李雷　Ａ ")));

        assertThat(accepted(sent).touchpoint().traits()).isEqualTo(sent.traits());
    }

    @Test
    void traitsThatRepeatAnIdentifierInAnyWritingAreItsEchoes() {
        Touchpoint sent = traits(
                event(CUSTOMER, EMAIL, PHONE),
                Map.of(
                        "email", new Value.Text("ADA@mail.example"),
                        "contact", new Value.Texts(List.of("by phone", "（+86）139-1234-5678")),
                        "mobile", new Value.Whole(13_912_345_678L),
                        "number", new Value.Text("c-7"),
                        "other", new Value.Text("li@mail.example"),
                        "upper", new Value.Text("C-7"),
                        "member", new Value.Flag(true),
                        "gone", new Value.Cleared()));

        assertThat(accepted(sent).echoes())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "email", key("email", "ada@mail.example"),
                        "contact", key("phone", "+8613912345678"),
                        "mobile", key("phone", "+8613912345678"),
                        "number", key("customer_id", "c-7")));
    }

    @Test
    void aTraitThatRepeatsTheAnchorAndAnotherIsAnEchoOfTheOther() {
        Touchpoint sent =
                traits(event(CUSTOMER, EMAIL), Map.of("all", new Value.Texts(List.of("ada@mail.example", "c-7"))));

        assertThat(accepted(sent).echoes()).isEqualTo(Map.of("all", key("email", "ada@mail.example")));
    }

    @Test
    void aDecisionThatNamesNoNamespaceBindsThatOfItsPurposeWhereTheMessageHasOne() {
        TouchpointNormaliser binding = new TouchpointNormaliser(
                Shipped.RULES,
                Shipped.KEYS,
                SourceRegions.NONE,
                new PurposeNamespaces(Map.of("mail", "email")),
                TouchpointLimits.DEFAULT);
        ConsentDecision mail = new ConsentDecision("mail", ConsentState.GRANTED, "", NOW + DAY, true, true, "text-3");
        ConsentDecision named = new ConsentDecision("mail", ConsentState.DENIED, "phone");
        ConsentDecision other = new ConsentDecision("calls", ConsentState.DENIED, "");

        assertThat(accepted(binding, consents(event(CUSTOMER, EMAIL), mail, named, other))
                        .touchpoint()
                        .consents())
                .containsExactly(mail.binding("email"), named, other);
        assertThat(accepted(binding, consents(event(CUSTOMER), mail))
                        .touchpoint()
                        .consents())
                .containsExactly(mail);
        assertThat(accepted(binding, consents(event(CUSTOMER, EMAIL), mail)).digest())
                .isEqualTo(accepted(consents(event(CUSTOMER, EMAIL), mail.binding("email")))
                        .digest());
    }

    @Test
    void theDigestIsOfAllTheContentButTheTimeOfReceipt() {
        Touchpoint sent = traits(event(CUSTOMER), Map.of("a", new Value.Text("1")));
        long digest = accepted(sent).digest();
        Touchpoint later = new Touchpoint(
                sent.messageId(),
                sent.source(),
                sent.channel(),
                sent.type(),
                sent.name(),
                sent.occurredAt(),
                NOW + 5,
                sent.senderTime(),
                sent.identifiers(),
                sent.traits(),
                sent.consents(),
                sent.context(),
                sent.details());

        assertThat(accepted(later).digest()).isEqualTo(digest);
        List<Long> digests = new ArrayList<>(List.of(digest));
        for (Touchpoint other : different(sent)) digests.add(accepted(other).digest());
        assertThat(digests).doesNotHaveDuplicates();
    }

    private static List<Touchpoint> different(Touchpoint sent) {
        Details complaint = new Details(null, null, new Complaint("k1", true), List.of(), new TreeMap<>());
        return List.of(
                copy(sent, "m2", "shop", NOW),
                copy(sent, "m1", "till", NOW),
                copy(sent, "m1", "shop", NOW - 1),
                sent.withIdentifiers(List.of(new Identifier("customer_id", " c-7"))),
                traits(sent, Map.of("a", new Value.Whole(1))),
                traits(sent, Map.of("a", new Value.Texts(List.of("1")))),
                traits(sent, Map.of("b", new Value.Text("1"))),
                details(sent, complaint),
                details(sent, order("o1", "l1", new BigDecimal("1.0"))),
                details(sent, order("o1", "l1", new BigDecimal("1.00"))),
                details(sent, order("o1", "l1", new BigDecimal("0.10"))),
                consents(sent, new ConsentDecision("sms", ConsentState.DENIED, "")));
    }

    private static ConsentDecision terms(long expiresAt, String proof) {
        return new ConsentDecision("sms", ConsentState.GRANTED, "", expiresAt, false, false, proof);
    }

    static Stream<Arguments> rejected() {
        List<Identifier> many = IntStream.range(0, 21)
                .mapToObj(n -> new Identifier("device_id", "d" + n))
                .toList();
        return Stream.of(
                Arguments.of(copy(event(EMAIL), " ", "shop", NOW), QuarantineReason.MISSING_FIELD, "messageId"),
                Arguments.of(copy(event(EMAIL), "m1", "", NOW), QuarantineReason.MISSING_FIELD, "source"),
                Arguments.of(
                        details(event(EMAIL), order("", "l1", BigDecimal.ONE)),
                        QuarantineReason.MISSING_FIELD,
                        "order.orderId"),
                Arguments.of(
                        consents(event(EMAIL), new ConsentDecision("", ConsentState.GRANTED, "")),
                        QuarantineReason.MISSING_FIELD,
                        "consents.purpose"),
                Arguments.of(
                        consents(event(EMAIL), terms(0, "x".repeat(257))),
                        QuarantineReason.OVERSIZE,
                        "consents.proof is longer than 256"),
                Arguments.of(
                        consents(event(EMAIL), terms(1_900_000_000, "")),
                        QuarantineReason.WRONG_TYPE,
                        "are these milliseconds?"),
                Arguments.of(
                        consents(event(EMAIL), terms(Long.MAX_VALUE, "")),
                        QuarantineReason.WRONG_TYPE,
                        "are these milliseconds?"),
                Arguments.of(event(), QuarantineReason.NO_IDENTIFIER, "there is no identifier"),
                Arguments.of(
                        event(new Identifier("phone", "13800138000")), QuarantineReason.NO_IDENTIFIER, "worth keeping"),
                Arguments.of(event().withIdentifiers(many), QuarantineReason.TOO_MANY_IDENTIFIERS, "there are 21"),
                Arguments.of(
                        event(CUSTOMER, new Identifier("emial", "x")),
                        QuarantineReason.UNKNOWN_NAMESPACE,
                        "no namespace is called emial. Did you mean email?"),
                Arguments.of(
                        consents(event(EMAIL), new ConsentDecision("sms", ConsentState.DENIED, "phon")),
                        QuarantineReason.UNKNOWN_NAMESPACE,
                        "Did you mean phone?"),
                Arguments.of(
                        event(CUSTOMER, new Identifier("phone", "abc")),
                        QuarantineReason.UNREADABLE_IDENTIFIER,
                        "the phone is not a telephone number"),
                Arguments.of(
                        copy(event(EMAIL), "m1", "shop", NOW + DAY + 1),
                        QuarantineReason.EVENT_TIME_IN_FUTURE,
                        "24 hours"),
                Arguments.of(
                        copy(event(EMAIL), "m1", "shop", Long.MAX_VALUE),
                        QuarantineReason.EVENT_TIME_IN_FUTURE,
                        "24 hours"),
                Arguments.of(
                        copy(event(EMAIL), "m1", "shop", 631_151_999_999L),
                        QuarantineReason.EVENT_TIME_TOO_OLD,
                        "1990"),
                Arguments.of(
                        copy(event(EMAIL), "m1", "shop", Long.MIN_VALUE), QuarantineReason.EVENT_TIME_TOO_OLD, "1990"),
                Arguments.of(
                        traits(event(EMAIL), Map.of("note", new Value.Text("x".repeat(8193)))),
                        QuarantineReason.OVERSIZE,
                        "a trait is longer than 8192"),
                Arguments.of(
                        traits(event(EMAIL), Map.of("x".repeat(257), new Value.Flag(true))),
                        QuarantineReason.OVERSIZE,
                        "trait name"),
                Arguments.of(traits(event(EMAIL), texts(257, "x")), QuarantineReason.OVERSIZE, "more than 256"),
                Arguments.of(
                        traits(event(EMAIL), texts(9, "x".repeat(8000))), QuarantineReason.OVERSIZE, "at most 65536"),
                Arguments.of(
                        details(event(EMAIL), order("o1", "l1", new BigDecimal("1E+1000000"))),
                        QuarantineReason.OVERSIZE,
                        "order.lines.amount"),
                Arguments.of(
                        details(event(EMAIL), order("brand".repeat(52), BigDecimal.ONE, BigDecimal.ONE, "s1")),
                        QuarantineReason.OVERSIZE,
                        "order.lines.brand is longer than 256"),
                Arguments.of(
                        details(event(EMAIL), order("b", new BigDecimal("-0.01"), BigDecimal.ONE, "s1")),
                        QuarantineReason.WRONG_TYPE,
                        "order.lines.discount is below 0"),
                Arguments.of(
                        details(event(EMAIL), order("b", new BigDecimal("1E+1000000"), BigDecimal.ONE, "s1")),
                        QuarantineReason.OVERSIZE,
                        "order.lines.discount"),
                Arguments.of(
                        details(event(EMAIL), order("b", BigDecimal.ONE, new BigDecimal("1E+1000000"), "s1")),
                        QuarantineReason.OVERSIZE,
                        "order.lines.cost"),
                Arguments.of(
                        details(event(EMAIL), order("b", BigDecimal.ONE, BigDecimal.ONE, "s".repeat(257))),
                        QuarantineReason.OVERSIZE,
                        "order.store is longer than 256"));
    }

    @ParameterizedTest
    @MethodSource("rejected")
    void isRejectedWithItsReason(Touchpoint sent, QuarantineReason reason, String message) {
        assertThat(normaliser.normalise(sent)).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(reason);
            assertThat(rejected.message()).contains(message);
            for (Identifier identifier : sent.identifiers())
                if (identifier.value().length() > 2)
                    assertThat(rejected.message()).doesNotContain(identifier.value());
        });
    }

    @Test
    void whatIsJustWithinTheBoundsIsAccepted() {
        List<Identifier> twenty = new ArrayList<>(List.of(new Identifier("customer_id", "none")));
        for (int n = 0; n < 20; n++) twenty.add(new Identifier("device_id", "d" + n));

        assertThat(accepted(event().withIdentifiers(twenty)).identifiers()).hasSize(20);
        assertThat(accepted(copy(event(EMAIL), "m1", "shop", NOW + DAY)).occurredAt())
                .isEqualTo(NOW + DAY);
        assertThat(accepted(copy(event(EMAIL), "m1", "shop", 631_152_000_000L)).occurredAt())
                .isEqualTo(631_152_000_000L);
        assertThat(accepted(traits(event(EMAIL), texts(256, "x"))).touchpoint().traits())
                .hasSize(256);
    }

    private Observation accepted(Touchpoint touchpoint) {
        return accepted(normaliser, touchpoint);
    }

    private static Observation accepted(TouchpointNormaliser by, Touchpoint touchpoint) {
        TouchpointOutcome outcome = by.normalise(touchpoint);
        assertThat(outcome).isInstanceOf(Accepted.class);
        return ((Accepted) outcome).observation();
    }

    private static Touchpoint event(Identifier... identifiers) {
        return new Touchpoint(
                "m1",
                "shop",
                Channel.WEB,
                EventType.TRACK,
                "Seen",
                NOW,
                NOW,
                NOW,
                List.of(identifiers),
                new TreeMap<>(),
                List.of(),
                Context.NONE,
                Details.NONE);
    }

    private static Touchpoint copy(Touchpoint t, String messageId, String source, long occurredAt) {
        return new Touchpoint(
                messageId,
                source,
                t.channel(),
                t.type(),
                t.name(),
                occurredAt,
                t.receivedAt(),
                t.senderTime(),
                t.identifiers(),
                t.traits(),
                t.consents(),
                t.context(),
                t.details());
    }

    private static Touchpoint traits(Touchpoint t, Map<String, Value> traits) {
        return t.withTraits(new TreeMap<>(traits));
    }

    private static Map<String, Value> texts(int count, String text) {
        Map<String, Value> values = new TreeMap<>();
        for (int n = 0; n < count; n++) values.put("t" + n, new Value.Text(text));
        return values;
    }

    private static Touchpoint consents(Touchpoint t, ConsentDecision... decisions) {
        return with(t, List.of(decisions), t.details());
    }

    private static Touchpoint details(Touchpoint t, Details details) {
        return with(t, t.consents(), details);
    }

    private static Touchpoint with(Touchpoint t, List<ConsentDecision> consents, Details details) {
        return new Touchpoint(
                t.messageId(),
                t.source(),
                t.channel(),
                t.type(),
                t.name(),
                t.occurredAt(),
                t.receivedAt(),
                t.senderTime(),
                t.identifiers(),
                t.traits(),
                consents,
                t.context(),
                details);
    }

    private static Details order(String orderId, String lineId, BigDecimal amount) {
        OrderLine line = new OrderLine(lineId, "tea", "drinks", BigDecimal.ONE, amount, "CNY");
        return new Details(new Order(orderId, List.of(line)), null, null, List.of(), new TreeMap<>());
    }

    private static Details order(String brand, BigDecimal discount, BigDecimal cost, String store) {
        OrderLine line =
                new OrderLine("l1", "tea", "drinks", BigDecimal.ONE, BigDecimal.ONE, "CNY", brand, discount, cost);
        return new Details(new Order("o1", List.of(line), store), null, null, List.of(), new TreeMap<>());
    }

    private static KeyedIdentifier keyed(String namespace, String value) {
        return new KeyedIdentifier(key(namespace, value), value);
    }

    private static IdentifierKey key(String namespace, String value) {
        return Shipped.KEYS.key(Shipped.namespace(namespace), value);
    }
}
