package io.onefold.schemas.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onefold.schemas.Channel;
import io.onefold.schemas.EventType;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.Order;
import io.onefold.schemas.OrderLine;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TouchpointJsonTest {
    private static final Instant RECEIVED = Instant.parse("2026-11-20T03:00:00Z");
    private static final String ENVELOPE = """
            "envelope": {"messageId": "R1", "source": "tills", "occurredAt": "2026-11-20T10:15:00+08:00",
             "identifiers": [{"namespace": "member_id", "value": "M1"}]}""";

    @Test
    void whatPeopleWriteIsReadWithTheSchemasDefaults() {
        Touchpoint touchpoint = read("""
                {"envelope": {"messageId": "R1", "source": "tills", "type": "IDENTIFY", "name": "Purchase",
                  "occurredAt": "2026-11-20T10:15:00+08:00", "receivedAt": 1763606400000, "senderTime": null,
                  "identifiers": [{"namespace": "member_id", "value": 1042}],
                  "traits": {"city": "上海", "age": 41, "height": 1.75, "vip": true, "tags": ["a"], "nickname": null}},
                 "order": {"orderId": "R1", "lines": [{"lineId": 1, "quantity": 2, "amount": 19.80, "currency": "CNY"}]},
                 "storeId": 7, "properties": {"basket": 18446744073709551616}}""");

        assertThat(touchpoint.type()).isEqualTo(EventType.IDENTIFY);
        assertThat(touchpoint.occurredAt())
                .isEqualTo(Instant.parse("2026-11-20T02:15:00Z").toEpochMilli());
        assertThat(touchpoint.receivedAt()).isEqualTo(1763606400000L);
        assertThat(touchpoint.identifiers()).containsExactly(new Identifier("member_id", "1042"));
        assertThat(touchpoint.traits())
                .containsEntry("city", new Value.Text("上海"))
                .containsEntry("age", new Value.Whole(41))
                .containsEntry("height", new Value.Real(1.75))
                .containsEntry("vip", new Value.Flag(true))
                .containsEntry("tags", new Value.Texts(List.of("a")))
                .containsEntry("nickname", new Value.Cleared());
        assertThat(touchpoint.details().order())
                .satisfies(
                        order -> assertThat(order.lines().getFirst().amount()).isEqualTo(new BigDecimal("19.8")));
        assertThat(touchpoint.details().properties())
                .containsEntry("storeId", new Value.Text("7"))
                .containsEntry("basket", new Value.Real(0x1p64));
    }

    @Test
    void anOrderSaysBrandDiscountCostAndShopWhereTheyAreKnown() {
        Order order = read("{" + ENVELOPE + """
                , "order": {"orderId": "R1", "store": "SH-7", "lines": [
                   {"lineId": "1", "amount": 18, "currency": "CNY", "brand": "Longjing", "discount": 2.00, "cost": "9.5"},
                   {"lineId": "2", "amount": 1, "currency": "CNY", "discount": 0}]}}""").details().order();

        assertThat(order)
                .isEqualTo(new Order(
                        "R1",
                        List.of(
                                new OrderLine(
                                        "1",
                                        "",
                                        "",
                                        BigDecimal.ONE,
                                        new BigDecimal("18"),
                                        "CNY",
                                        "Longjing",
                                        new BigDecimal("2"),
                                        new BigDecimal("9.5")),
                                new OrderLine(
                                        "2", "", "", BigDecimal.ONE, BigDecimal.ONE, "CNY", "", BigDecimal.ZERO, null)),
                        "SH-7"));
    }

    @Test
    void oneThatDoesNotSayWhenItWasReceivedIsReceivedNow() {
        assertThat(read("{" + ENVELOPE + "}").receivedAt()).isEqualTo(RECEIVED.toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"envelop": {}}                                              | envelop: there is no such field; there are envelope, order
            {}                                                           | envelope: it is required and not there
            []                                                           | the record: an object is wanted, and there is a list
            {"envelope": 5}                                              | envelope: an object is wanted, and there is a number
            {"envelope": {}} {}                                          | the record: it is no JSON at column 18
            {"envelope": {}, "envelope": {}}                             | the record: it is no JSON at column 28, or names a field twice
            ''                                                           | the record: it is empty
            {ENVELOPE, "properties": {"secret": {"a": 1}}}               | properties.secret: a list is wanted, and there is an object
            {ENVELOPE, "answers": [{"score": "secret"}]}                 | answers[0]
            {ENVELOPE, "order": {"orderId": "secret", "lines": [{"lineId": "1", "amount": "secret"}]}} | order.lines
            """)
    void whatDoesNotFitIsNamedButNotRepeated(String text, String message) {
        assertThatThrownBy(() -> read(text.replace("ENVELOPE", ENVELOPE)))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageStartingWith(message)
                .message()
                .doesNotContain("secret\"");
    }

    @Test
    void aTimeWithoutItsOffsetAndAKindThatIsNoneAreErrors() {
        assertThatThrownBy(() -> read("{" + ENVELOPE.replace("+08:00", "") + "}"))
                .hasMessageStartingWith("envelope.occurredAt: it is no time such as");
        assertThatThrownBy(() -> read("{" + ENVELOPE.replace("\"source\"", "\"type\": \"SALE\", \"source\"") + "}"))
                .hasMessage("envelope.type: it is one of TRACK, IDENTIFY, PAGE, SCREEN, GROUP, ALIAS");
    }

    private static Touchpoint read(String text) {
        return TouchpointJson.read(Channel.STORE, text, RECEIVED);
    }
}
