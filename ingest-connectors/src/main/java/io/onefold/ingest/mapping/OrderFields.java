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
 * @param discount what was taken off the whole line's price
 * @param cost what the whole line's goods cost the company
 * @param store the code of the shop, told by the record itself
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
        @Nullable Field currency,
        @Nullable Field brand,
        @Nullable Field discount,
        @Nullable Field cost,
        @Nullable Field store) {
    public OrderFields {
        if ((amount == null) == (price == null))
            throw new IllegalArgumentException("an order has either an amount or a price");
    }

    /** Those that are read from the record itself. */
    Stream<@Nullable Field> fields() {
        Stream<@Nullable Field> ofOrder = Stream.of(orderId, store);
        Stream<@Nullable Field> ofLine = each == null
                ? Stream.of(lineId, product, category, quantity, amount, price, currency, brand, discount, cost)
                : Stream.of(Field.column(each));
        return Stream.concat(ofOrder, ofLine);
    }
}
