package io.onefold.ingest.mapping;

import static io.onefold.ingest.mapping.FieldText.number;
import static io.onefold.ingest.mapping.FieldText.numberIfAny;
import static io.onefold.ingest.mapping.FieldText.text;

import io.onefold.ingest.Decimals;
import io.onefold.ingest.LineNames;
import io.onefold.ingest.Rejection;
import io.onefold.ingest.SourceDefaults;
import io.onefold.schemas.Order;
import io.onefold.schemas.OrderLine;
import io.onefold.schemas.QuarantineReason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the order, or the line of one, that a record is. */
final class OrderReading {
    private final OrderFields fields;
    private final SourceDefaults defaults;

    OrderReading(OrderFields fields, SourceDefaults defaults) {
        this.fields = fields;
        this.defaults = defaults;
    }

    Order read(Row row, String messageId) throws Rejection {
        String orderId = text(row, fields.orderId());
        if (orderId.isEmpty()) throw new Rejection(QuarantineReason.MISSING_FIELD, "the order's id is missing");
        String store = text(row, fields.store());
        if (fields.each() == null) return new Order(orderId, List.of(line(row, messageId)), store);
        List<OrderLine> lines = new ArrayList<>();
        LineNames names = new LineNames();
        for (Row each : row.rows(fields.each())) {
            OrderLine line = line(each, "");
            lines.add(line.withLineId(names.next(line.lineId().isEmpty() ? line.product() : line.lineId())));
        }
        return new Order(orderId, lines, store);
    }

    private OrderLine line(Row row, String otherwise) throws Rejection {
        String lineId = text(row, fields.lineId());
        BigDecimal quantity = number(row, fields.quantity(), "the quantity", BigDecimal.ONE);
        BigDecimal amount = fields.price() == null
                ? number(row, fields.amount(), "the amount", null)
                : number(row, fields.price(), "the price", null).multiply(quantity);
        return new OrderLine(
                lineId.isEmpty() ? otherwise : lineId,
                text(row, fields.product()),
                text(row, fields.category()),
                quantity,
                amount,
                currency(row),
                text(row, fields.brand()),
                discount(row),
                numberIfAny(row, fields.cost(), "the cost"));
    }

    private @Nullable BigDecimal discount(Row row) throws Rejection {
        @Nullable BigDecimal discount = numberIfAny(row, fields.discount(), "the discount");
        if (discount == null || discount.signum() >= 0) return discount;
        throw new Rejection(
                QuarantineReason.WRONG_TYPE,
                "the discount is below 0; write what was taken off the line's price as a number from 0 on");
    }

    private String currency(Row row) throws Rejection {
        String told = text(row, fields.currency());
        String currency = told.isEmpty() ? defaults.currency() : told;
        if (currency.isEmpty())
            throw new Rejection(
                    QuarantineReason.MISSING_FIELD,
                    "the currency is missing; map a column, or give the source a default currency");
        return Decimals.currency(currency, "the currency");
    }
}
