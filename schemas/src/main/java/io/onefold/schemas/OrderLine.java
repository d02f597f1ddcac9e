package io.onefold.schemas;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line of an order. A later version of the same line (same source, order and line id) replaces an earlier one.
 *
 * @param amount the whole line's price as it was paid, exact; negative for a refund
 * @param currency of all amounts of the line: ISO 4217, such as {@code CNY}
 * @param brand the product's brand; empty where unknown
 * @param discount what was taken off the line's price, 0 or more; null where the source does not say
 * @param cost what the line's goods cost the company, negative where they came back; null where the source does not say, which is not 0
 */
public record OrderLine(
        String lineId,
        String product,
        String category,
        BigDecimal quantity,
        BigDecimal amount,
        String currency,
        String brand,
        @Nullable BigDecimal discount,
        @Nullable BigDecimal cost) {
    /** A plain one: it says neither brand nor discount nor cost. */
    public OrderLine(
            String lineId, String product, String category, BigDecimal quantity, BigDecimal amount, String currency) {
        this(lineId, product, category, quantity, amount, currency, "", null, null);
    }

    /** The same under another id. */
    public OrderLine withLineId(String other) {
        return new OrderLine(other, product, category, quantity, amount, currency, brand, discount, cost);
    }

    /** Whether it says neither brand nor discount nor cost. */
    public boolean isPlain() {
        return brand.isEmpty() && discount == null && cost == null;
    }
}
