package io.onefold.ingest.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.Decimals;
import io.onefold.ingest.LineNames;
import io.onefold.ingest.Rejection;
import io.onefold.ingest.SourceDefaults;
import io.onefold.ingest.json.Fields;
import io.onefold.schemas.Order;
import io.onefold.schemas.OrderLine;
import io.onefold.schemas.QuarantineReason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the order events of Segment's e-commerce specification. A product is a line, named by its product id, so a later
 * event about the order replaces it. A cancelled line is worth nothing; a refund adds lines of its own with negative
 * amounts, since the sale did happen. Where no product has a price, the order's total is a line. The order's discount is shared out
 * among the lines; of what the goods cost and of shops with a code the specification knows nothing.
 */
final class CommerceOrder {
    private static final String PRODUCTS = "properties.products";
    private static final String TOTAL = "total";

    /** What the event does to the order's worth. */
    private enum Kind {
        SALE(1),
        CANCELLATION(0),
        REFUND(-1);

        private final BigDecimal sign;

        Kind(int sign) {
            this.sign = BigDecimal.valueOf(sign);
        }
    }

    private final Kind kind;
    private final JsonNode properties;
    private final String messageId;
    private final SourceDefaults defaults;
    private final LineNames names = new LineNames();

    private CommerceOrder(Kind kind, JsonNode properties, String messageId, SourceDefaults defaults) {
        this.kind = kind;
        this.properties = properties;
        this.messageId = messageId;
        this.defaults = defaults;
    }

    /** The order that an event tells of; null where it tells of none. */
    static @Nullable Order read(String event, JsonNode properties, String messageId, SourceDefaults defaults)
            throws Rejection {
        @Nullable Kind kind = kind(event);
        return kind == null ? null : new CommerceOrder(kind, properties, messageId, defaults).order();
    }

    private static @Nullable Kind kind(String event) {
        return switch (event.strip().toLowerCase(Locale.ROOT)) {
            case "order completed", "order updated" -> Kind.SALE;
            case "order cancelled" -> Kind.CANCELLATION;
            case "order refunded" -> Kind.REFUND;
            default -> null;
        };
    }

    private Order order() throws Rejection {
        String orderId = Fields.text(properties.path("order_id"), "properties.order_id");
        List<OrderLine> lines = new ArrayList<>();
        boolean priced = false;
        for (JsonNode product : products()) {
            lines.add(line(product));
            priced |= has(product.path("price"));
        }
        if (!priced) addTotal(lines);
        return new Order(orderId.isEmpty() ? messageId : orderId, discounted(lines));
    }

    /** The specification tells a discount of the whole order only. A cancelled line has none, and a refund's was told with the sale. */
    private List<OrderLine> discounted(List<OrderLine> lines) throws Rejection {
        JsonNode told = properties.path("discount");
        if (kind != Kind.SALE || !has(told)) return lines;
        BigDecimal discount = Fields.decimal(told, "properties.discount");
        if (discount.signum() >= 0) return SharedDiscount.among(lines, discount);
        throw new Rejection(
                QuarantineReason.WRONG_TYPE,
                "properties.discount is below 0; send what was taken off as a number from 0 on");
    }

    private JsonNode products() throws Rejection {
        JsonNode products = properties.path("products");
        if (products.isArray() || !has(products)) return products;
        throw new Rejection(QuarantineReason.WRONG_TYPE, PRODUCTS + " is no array; send [{product_id, price, ...}]");
    }

    private OrderLine line(JsonNode product) throws Rejection {
        String id = first(product, "product_id", "sku", "name");
        BigDecimal quantity = number(product, "quantity", BigDecimal.ONE);
        BigDecimal price = number(product, "price", BigDecimal.ZERO);
        return new OrderLine(
                names.next(prefix() + id),
                id,
                Fields.text(product.path("category"), PRODUCTS + ".category"),
                kind == Kind.CANCELLATION ? BigDecimal.ZERO : quantity,
                price.multiply(quantity).multiply(kind.sign),
                currency(product),
                Fields.text(product.path("brand"), PRODUCTS + ".brand"),
                null,
                null);
    }

    private void addTotal(List<OrderLine> lines) throws Rejection {
        JsonNode total = has(properties.path(TOTAL)) ? properties.path(TOTAL) : properties.path("revenue");
        if (!has(total)) return;
        BigDecimal amount = Fields.decimal(total, "properties.total").multiply(kind.sign);
        lines.add(new OrderLine(names.next(prefix() + TOTAL), "", "", kind.sign.abs(), amount, currency(properties)));
    }

    /** Two refunds of one product are two; the message id keeps them apart. */
    private String prefix() {
        return kind == Kind.REFUND ? "refund:" + messageId + ":" : "";
    }

    private String currency(JsonNode product) throws Rejection {
        JsonNode told = has(properties.path("currency")) ? properties.path("currency") : product.path("currency");
        String currency = Fields.text(told, "properties.currency");
        if (!currency.isEmpty()) return Decimals.currency(currency, "properties.currency");
        if (!defaults.currency().isEmpty()) return defaults.currency();
        throw new Rejection(
                QuarantineReason.MISSING_FIELD,
                "properties.currency is missing; send it, or give the source a default currency");
    }

    private static BigDecimal number(JsonNode product, String name, BigDecimal otherwise) throws Rejection {
        JsonNode node = product.path(name);
        return has(node) ? Fields.decimal(node, PRODUCTS + "." + name) : otherwise;
    }

    private static String first(JsonNode product, String... names) throws Rejection {
        for (String name : names) {
            String text = Fields.text(product.path(name), PRODUCTS + "." + name);
            if (!text.isEmpty()) return text;
        }
        return "";
    }

    private static boolean has(JsonNode node) {
        return !node.isMissingNode() && !node.isNull();
    }
}
