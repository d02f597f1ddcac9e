package io.onefold.ingest.files;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The order line that a line of the file is. A field that is null is not told by the file: the line goes by its message id,
 * the quantity is 1, the currency the source's. Of amount (of the whole line) and price (of a piece) exactly one is told.
 */
public record OrderFields(
        Field orderId,
        @Nullable Field lineId,
        @Nullable Field product,
        @Nullable Field category,
        @Nullable Field quantity,
        @Nullable Field amount,
        @Nullable Field price,
        @Nullable Field currency) {
    public OrderFields {
        if ((amount == null) == (price == null))
            throw new IllegalArgumentException("an order has either an amount or a price");
    }

    Stream<@Nullable Field> fields() {
        return Stream.of(orderId, lineId, product, category, quantity, amount, price, currency);
    }
}
