package io.onefold.identity.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.schemas.Call;
import io.onefold.schemas.Channel;
import io.onefold.schemas.ConsentDecision;
import io.onefold.schemas.ConsentState;
import io.onefold.schemas.Context;
import io.onefold.schemas.Details;
import io.onefold.schemas.EventType;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.Order;
import io.onefold.schemas.OrderLine;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Digests order the copies of a message for ever, so the bytes that they are of may never change. */
class ContentDigestTest {
    /** Taken before decisions could say how they were given. */
    private static final String BEFORE_TERMS =
            "066d2d310663726d0c6d656d626572104944454e54494659008094b2cbd4668094b2cbd466020a656d61696c1c6c69406578616d706c652e636f6d02086369"
                    + "747974105368616e67686169041e656d61696c5f6d61726b6574696e670e4752414e5445440a656d61696c1270726f66696c696e670c44454e4945440000"
                    + "0000000000000000";

    private static final OrderLine TEA =
            new OrderLine("1", "tea", "drinks", new BigDecimal("2"), new BigDecimal("19.90"), "CNY");
    private static final OrderLine BACK = new OrderLine("2", "", "", BigDecimal.ONE, new BigDecimal("-5"), "EUR");
    /** Taken before orders had a store, and lines a brand, a discount and a cost. */
    private static final String BEFORE = "ecb232e060adf6aefea2f04663b7f4e498c4b4e407d4a7c3fe331967208be8bf";

    @Test
    void aMessageWithPlainDecisionsHasTheBytesItAlwaysHad() {
        Touchpoint plain = deciding(
                new ConsentDecision("email_marketing", ConsentState.GRANTED, "email"),
                new ConsentDecision("profiling", ConsentState.DENIED, ""));

        assertThat(HexFormat.of().formatHex(ContentDigest.write(plain))).isEqualTo(BEFORE_TERMS);
    }

    @Test
    void howADecisionWasGivenIsContent() {
        Stream<ConsentDecision> differing = Stream.of(
                decision(0, false, false, ""),
                decision(1, false, false, ""),
                decision(2, false, false, ""),
                decision(0, true, false, ""),
                decision(0, false, true, ""),
                decision(0, true, true, ""),
                decision(0, false, false, "a"),
                decision(0, false, false, "b"));

        assertThat(differing.map(each -> HexFormat.of().formatHex(ContentDigest.write(deciding(each)))))
                .doesNotHaveDuplicates();
    }

    private static ConsentDecision decision(long expiresAt, boolean separate, boolean guardian, String proof) {
        return new ConsentDecision("sharing", ConsentState.GRANTED, "", expiresAt, separate, guardian, proof);
    }

    private static Touchpoint deciding(ConsentDecision... decisions) {
        return new Touchpoint(
                "m-1",
                "crm",
                Channel.MEMBER,
                EventType.IDENTIFY,
                "",
                1_763_700_000_000L,
                1_763_700_000_250L,
                1_763_700_000_000L,
                List.of(new Identifier("email", "li@example.com")),
                new TreeMap<>(Map.of("city", new Value.Text("Shanghai"))),
                List.of(decisions),
                Context.NONE,
                Details.NONE);
    }

    @Test
    void anOrderThatSaysNoMoreThanOnceItCouldHasTheDigestThatItAlwaysHad() {
        assertThat(digest(new Order("o-1", List.of(TEA, BACK)))).isEqualTo(BEFORE);
    }

    @Test
    void allThatALineSaysMakesAnotherContent() {
        assertThat(List.of(
                        digest(new Order("o-1", List.of(TEA, BACK))),
                        digest(new Order("o-1", List.of(TEA, BACK), "s1")),
                        digest(new Order("o-1", List.of(more(TEA, "b", null, null), BACK))),
                        digest(new Order("o-1", List.of(TEA, more(BACK, "b", null, null)))),
                        digest(new Order("o-1", List.of(more(TEA, "", BigDecimal.ONE, null), BACK))),
                        digest(new Order("o-1", List.of(more(TEA, "", BigDecimal.ZERO, null), BACK))),
                        digest(new Order("o-1", List.of(more(TEA, "", null, BigDecimal.ONE), BACK)))))
                .doesNotHaveDuplicates();
    }

    private static OrderLine more(
            OrderLine line, String brand, @Nullable BigDecimal discount, @Nullable BigDecimal cost) {
        return new OrderLine(
                line.lineId(),
                line.product(),
                line.category(),
                line.quantity(),
                line.amount(),
                line.currency(),
                brand,
                discount,
                cost);
    }

    private static String digest(Order order) {
        Call call = new Call(Call.Direction.INBOUND, 60, "solved");
        TreeMap<String, Value> properties = new TreeMap<>(Map.of("till", new Value.Text("t1")));
        Touchpoint touchpoint = new Touchpoint(
                "m1",
                "tills",
                Channel.STORE,
                EventType.TRACK,
                "Purchase",
                1_763_700_000_000L,
                1_763_700_000_250L,
                1_763_700_000_000L,
                List.of(new Identifier("member_id", "M1")),
                new TreeMap<>(),
                List.of(),
                Context.NONE,
                new Details(order, call, null, List.of(), properties));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(ContentDigest.write(touchpoint));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
