package io.onefold.schemas;

import java.math.BigDecimal;

/**
 * One line of an order. A later version of the same line (same source, order and line id) replaces an earlier one.
 *
 * @param amount the whole line's price, exact; negative for a refund
 * @param currency ISO 4217, such as {@code CNY}
 */
public record OrderLine(
        String lineId, String product, String category, BigDecimal quantity, BigDecimal amount, String currency) {}
