package io.onefold.ingest.mapping;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The order, or the line of one, that a record is. A field that is null is not told by the record: the line goes by the
 * message id, the quantity is 1, the currency the source's. Of amount (of the whole line) and price (of a piece) exactly one
 * is told.
 *
 * @param each the column that holds the order's lines, where a record is a whole order; the fields of a line are read from
 *     each of them. Null where the record is a line itself
 */
public record OrderFields(
        Field orderId,
        @Nullable String each,
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

    /** Those that are read from the record itself. */
    Stream<@Nullable Field> fields() {
        Stream<@Nullable Field> ofLine = Stream.of(lineId, product, category, quantity, amount, price, currency);
        return each == null ? Stream.concat(Stream.of(orderId), ofLine) : Stream.of(orderId, Field.column(each));
    }
}
