package io.onefold.ingest.files;

import io.onefold.ingest.Decimals;
import io.onefold.ingest.Fate;
import io.onefold.ingest.IdentifierSet;
import io.onefold.ingest.Rejection;
import io.onefold.ingest.Source;
import io.onefold.schemas.Context;
import io.onefold.schemas.Details;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.Order;
import io.onefold.schemas.OrderLine;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Quarantined;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns the records of one file into touchpoints of one source. */
final class LineReading {
    private final Source source;
    private final FileMapping mapping;
    private final RowParser parser;
    private final Original original;
    private final LineTime time;

    /** What is kept of a record that cannot be read, and where it stood. */
    record Original(String file, ByteBuffer header) {
        /** The record's bytes under the file's header, so that they can be read again without the file. */
        ByteBuffer of(RawRecord line) {
            if (!header.hasRemaining()) return line.bytes();
            ByteBuffer both =
                    ByteBuffer.allocate(header.remaining() + 1 + line.bytes().remaining());
            return both.put(header.duplicate())
                    .put((byte) '\n')
                    .put(line.bytes().duplicate())
                    .flip();
        }
    }

    LineReading(Source source, FileMapping mapping, RowParser parser, Original original) {
        this.source = source;
        this.mapping = mapping;
        this.parser = parser;
        this.original = original;
        this.time = new LineTime(mapping.time());
    }

    /** @param id what the record goes by where the mapping names no id of its own */
    Fate read(RawRecord line, String id, Instant receivedAt) {
        @Nullable Row row = null;
        try {
            if (line.problem() != null) throw line.problem();
            row = parser.parse(line.text());
            return new Fate.Accepted(touchpoint(row, id, receivedAt));
        } catch (Rejection e) {
            String column = row == null ? "" : row.lastColumn();
            return new Fate.Refused(refused(line, id, column, e, receivedAt));
        }
    }

    private Quarantined refused(RawRecord line, String id, String column, Rejection why, Instant receivedAt) {
        return new Quarantined(
                source.name(),
                source.channel(),
                why.reason(),
                why.getMessage(),
                original.file() + ":" + line.line() + column,
                "",
                original.of(line),
                id,
                receivedAt.toEpochMilli());
    }

    private Touchpoint touchpoint(Row row, String id, Instant receivedAt) throws Rejection {
        String own = mapping.messageId() == null ? "" : text(row, mapping.messageId());
        String messageId = own.isEmpty() ? id : own;
        long occurredAt =
                time.read(text(row, mapping.time().field()), receivedAt).toEpochMilli();
        @Nullable Order order = mapping.order() == null ? null : order(row, mapping.order(), messageId);
        return new Touchpoint(
                messageId,
                source.name(),
                source.channel(),
                mapping.type(),
                text(row, mapping.event()),
                occurredAt,
                receivedAt.toEpochMilli(),
                occurredAt,
                identifiers(row),
                values(row, mapping.traits()),
                List.of(),
                new Context(source.defaults().locale(), "", "", ""),
                new Details(order, null, null, List.of(), values(row, mapping.properties())));
    }

    private List<Identifier> identifiers(Row row) throws Rejection {
        IdentifierSet found = new IdentifierSet(source.limits());
        for (Map.Entry<String, List<Field>> entry : mapping.identifiers().entrySet())
            for (Field field : entry.getValue())
                found.add(entry.getKey(), text(row, field), "the identifier " + entry.getKey());
        return found.toList();
    }

    private static SortedMap<String, Value> values(Row row, SortedMap<String, Field> fields) throws Rejection {
        SortedMap<String, Value> values = new TreeMap<>();
        for (Map.Entry<String, Field> entry : fields.entrySet()) {
            switch (entry.getValue()) {
                case Field.Constant constant -> values.put(entry.getKey(), new Value.Text(constant.value()));
                case Field.Columns columns -> {
                    if (columns.names().size() == 1)
                        row.put(entry.getKey(), columns.names().getFirst(), values);
                    else putText(entry.getKey(), text(row, columns), values);
                }
            }
        }
        return values;
    }

    private static void putText(String name, String text, SortedMap<String, Value> into) {
        if (!text.isEmpty()) into.put(name, new Value.Text(text));
    }

    private Order order(Row row, OrderFields fields, String messageId) throws Rejection {
        String orderId = text(row, fields.orderId());
        if (orderId.isEmpty()) throw new Rejection(QuarantineReason.MISSING_FIELD, "the order's id is missing");
        String lineId = text(row, fields.lineId());
        BigDecimal quantity = number(row, fields.quantity(), "the quantity", BigDecimal.ONE);
        BigDecimal amount = fields.price() == null
                ? number(row, fields.amount(), "the amount", null)
                : number(row, fields.price(), "the price", null).multiply(quantity);
        OrderLine line = new OrderLine(
                lineId.isEmpty() ? messageId : lineId,
                text(row, fields.product()),
                text(row, fields.category()),
                quantity,
                amount,
                currency(row, fields));
        return new Order(orderId, List.of(line));
    }

    private String currency(Row row, OrderFields fields) throws Rejection {
        String told = text(row, fields.currency());
        String currency = told.isEmpty() ? source.defaults().currency() : told;
        if (currency.isEmpty())
            throw new Rejection(
                    QuarantineReason.MISSING_FIELD,
                    "the currency is missing; map a column, or give the source a default currency");
        return Decimals.currency(currency, "the currency");
    }

    private static BigDecimal number(Row row, @Nullable Field field, String what, @Nullable BigDecimal otherwise)
            throws Rejection {
        String text = text(row, field);
        if (!text.isEmpty()) return Decimals.exact(text, what);
        if (otherwise != null) return otherwise;
        throw new Rejection(QuarantineReason.MISSING_FIELD, what + " is missing");
    }

    private static String text(Row row, @Nullable Field field) throws Rejection {
        return switch (field) {
            case null -> "";
            case Field.Constant constant -> constant.value();
            case Field.Columns columns -> joined(row, columns.names());
        };
    }

    private static String joined(Row row, List<String> columns) throws Rejection {
        if (columns.size() == 1) return row.text(columns.getFirst());
        StringJoiner texts = new StringJoiner(" ");
        for (String column : columns) {
            String text = row.text(column);
            if (!text.isEmpty()) texts.add(text);
        }
        return texts.toString();
    }
}
