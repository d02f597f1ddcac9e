package io.onefold.ingest.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.schemas.OrderLine;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Touchpoint;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CommerceOrderTest {
    private static final String PRODUCTS =
            "'products':[{'product_id':'p1','category':'shoes','price':19.10,'quantity':3},"
                    + "{'sku':'s2','price':'0.10'},{'product_id':'p1','price':1}]";

    @Test
    void aCompletedOrderHasALineAProductWithExactAmounts() {
        assertThat(lines("Order Completed", "'order_id':'o1','currency':'cny'," + PRODUCTS))
                .containsExactly("p1 p1 shoes 3 57.30 CNY", "s2 s2  1 0.10 CNY", "p1#2 p1  1 1 CNY");
    }

    @Test
    void anUpdateWritesTheSameLinesAndACancellationMakesThemWorthNothing() {
        assertThat(lines(
                        "Order Updated", "'order_id':'o1','currency':'CNY','products':[{'product_id':'p1','price':2}]"))
                .containsExactly("p1 p1  1 2 CNY");
        assertThat(lines(
                        "Order Cancelled",
                        "'order_id':'o1','currency':'CNY','products':[{'product_id':'p1','price':2}]"))
                .containsExactly("p1 p1  0 0 CNY");
    }

    @Test
    void aRefundAddsNegativeLinesOfItsOwn() {
        assertThat(lines(
                        "Order Refunded",
                        "'order_id':'o1','currency':'CNY','products':[{'product_id':'p1','price':2}]"))
                .containsExactly("refund:m1:p1 p1  1 -2 CNY");
        assertThat(lines("Order Refunded", "'order_id':'o1','currency':'CNY','total':30.5"))
                .containsExactly("refund:m1:total   1 -30.5 CNY");
    }

    @Test
    void theTotalIsALineWhereNoProductHasAPrice() {
        assertThat(lines(
                        "order completed",
                        "'order_id':'o1','currency':'CNY','total':30.5,'products':[{'product_id':'p1'}]"))
                .containsExactly("p1 p1  1 0 CNY", "total   1 30.5 CNY");
        assertThat(lines("Order Completed", "'order_id':'o1','currency':'CNY','revenue':'12.00'"))
                .containsExactly("total   1 12.00 CNY");
    }

    @Test
    void anOrderWithoutANumberGoesByItsMessage() {
        Touchpoint touchpoint = call("Order Completed", "'currency':'CNY','total':1");

        assertThat(Objects.requireNonNull(touchpoint.details().order()).orderId())
                .isEqualTo("m1");
    }

    @Test
    void productsAreNotRepeatedInTheProperties() {
        Touchpoint touchpoint = call("Order Completed", "'order_id':'o1','currency':'CNY','coupon':'c'," + PRODUCTS);

        assertThat(touchpoint.details().properties()).containsOnlyKeys("order_id", "currency", "coupon");
    }

    @Test
    void aProductHasItsBrandAndItsShareOfTheDiscount() {
        String products = "'products':[{'product_id':'a','brand':'Zhu','price':10},{'product_id':'b','price':-5},"
                + "{'product_id':'c','price':10},{'product_id':'d','price':10}]";

        assertThat(discounts("Order Completed", "'discount':1," + products))
                .containsExactly("Zhu 0.33", " 0.00", " 0.33", " 0.34");
        assertThat(discounts("Order Completed", "'total':9,'discount':1.005")).containsExactly(" 1.005");
        assertThat(discounts("Order Completed", "'discount':2,'products':[{'product_id':'a'},{'product_id':'b'}]"))
                .containsExactly(" 2.00", " 0.00");
        assertThat(discounts("Order Completed", products)).startsWith("Zhu null", " null");
        assertThat(discounts("Order Cancelled", "'discount':1," + products)).startsWith("Zhu null", " null");
        assertThat(discounts("Order Refunded", "'discount':1," + products)).startsWith("Zhu null", " null");
    }

    private static List<String> discounts(String event, String properties) {
        Touchpoint touchpoint = call(event, "'order_id':'o1','currency':'CNY'," + properties);
        return Objects.requireNonNull(touchpoint.details().order()).lines().stream()
                .map(line -> line.brand() + " " + line.discount())
                .toList();
    }

    @Test
    void otherEventsAreNoOrders() {
        assertThat(call("Product Added", "'order_id':'o1'").details().order()).isNull();
    }

    @Test
    void whatHasNoExactWorthIsRefused() {
        assertThat(reason("'total':1")).isEqualTo(QuarantineReason.MISSING_FIELD);
        assertThat(reason("'currency':'RMB','total':1")).isEqualTo(QuarantineReason.WRONG_TYPE);
        assertThat(reason("'currency':'CNY','total':'1,000.00'")).isEqualTo(QuarantineReason.WRONG_TYPE);
        assertThat(reason("'currency':'CNY','total':1e400")).isEqualTo(QuarantineReason.WRONG_TYPE);
        assertThat(reason("'currency':'CNY','total':1,'discount':-1")).isEqualTo(QuarantineReason.WRONG_TYPE);
        assertThat(reason("'currency':'CNY','total':1,'discount':'10%'")).isEqualTo(QuarantineReason.WRONG_TYPE);
        assertThat(reason("'currency':'CNY','products':'p1'")).isEqualTo(QuarantineReason.WRONG_TYPE);
    }

    private static QuarantineReason reason(String properties) {
        return ReadCall.refused(Endpoint.TRACK, json("Order Completed", properties))
                .reason();
    }

    private static Touchpoint call(String event, String properties) {
        return ReadCall.touchpoint(Endpoint.TRACK, json(event, properties));
    }

    private static String json(String event, String properties) {
        return "{'messageId':'m1','userId':'u','event':'" + event + "','properties':{" + properties + "}}";
    }

    private static List<String> lines(String event, String properties) {
        return Objects.requireNonNull(call(event, properties).details().order()).lines().stream()
                .map(CommerceOrderTest::written)
                .toList();
    }

    private static String written(OrderLine line) {
        return String.join(
                " ",
                line.lineId(),
                line.product(),
                line.category(),
                line.quantity().toPlainString(),
                line.amount().signum() == 0 ? "0" : line.amount().toPlainString(),
                line.currency());
    }
}
