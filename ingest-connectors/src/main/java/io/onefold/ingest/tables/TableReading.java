package io.onefold.ingest.tables;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.onefold.ingest.Fate;
import io.onefold.ingest.Rejection;
import io.onefold.ingest.Source;
import io.onefold.ingest.mapping.JsonRow;
import io.onefold.ingest.mapping.Mapping;
import io.onefold.ingest.mapping.Row;
import io.onefold.ingest.mapping.RowReading;
import io.onefold.schemas.Details;
import io.onefold.schemas.EventType;
import io.onefold.schemas.Order;
import io.onefold.schemas.OrderLine;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Quarantined;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns versions of rows into touchpoints of one source. Safe for several threads. */
public final class TableReading {
    private static final String ROW_DELETED = "Row Deleted";

    private final Source source;
    private final int maxBytes;
    private final Map<String, RowReading> readings = new HashMap<>();

    /** @param tables the mapping of each table, by its name with its schema */
    public TableReading(Source source, Map<String, Mapping> tables) {
        this.source = source;
        this.maxBytes = source.limits().maxEventBytes();
        tables.forEach((table, mapping) -> readings.put(table, new RowReading(source, mapping)));
    }

    /** What a version of a row becomes. */
    public Fate read(ChangedRow row, Instant receivedAt) {
        return read(row, RowIds.of(row), receivedAt);
    }

    /** What a version of a row that was refused becomes now; empty where it is none, or not told whole. */
    public Optional<List<Fate>> again(Quarantined quarantined) {
        return RefusedRow.read(quarantined.original())
                .map(row ->
                        List.of(read(row, quarantined.messageId(), Instant.ofEpochMilli(quarantined.receivedAt()))));
    }

    private Fate read(ChangedRow row, String id, Instant receivedAt) {
        @Nullable RowReading reading = readings.get(row.table());
        try {
            requireSize(row);
            if (reading == null)
                throw new Rejection(
                        QuarantineReason.UNKNOWN_SCHEMA,
                        "table " + row.table() + " has no mapping; add it under tables, or leave the table out");
            Row columns = new JsonRow(columns(row));
            Touchpoint read = reading.read(columns, reading.messageId(columns, id), receivedAt);
            return Fate.read(source, row.operation() == ChangedRow.Operation.DELETE ? deleted(row, read) : read);
        } catch (Rejection e) {
            return new Fate.Refused(refused(row, id, e, receivedAt));
        }
    }

    private void requireSize(ChangedRow row) throws Rejection {
        int bytes = StandardCharsets.UTF_8.encode(row.columns().toString()).remaining();
        if (bytes > maxBytes)
            throw new Rejection(
                    QuarantineReason.OVERSIZE,
                    "the row has " + bytes + " bytes; at most " + maxBytes + " are taken, and its beginning is kept");
    }

    /** The row's own columns, and what the log says of the change. */
    private static ObjectNode columns(ChangedRow row) {
        ObjectNode columns = row.columns().deepCopy();
        columns.put("_table", row.table());
        columns.put("_operation", row.operation().label());
        columns.put("_committed_at", row.committedAt());
        return columns;
    }

    /**
     * What a row that is gone leaves: when it went, whose it was, and of a line of an order that it is worth nothing any more,
     * as the latest version of that line. What it said of the person is not said again.
     */
    private static Touchpoint deleted(ChangedRow row, Touchpoint last) {
        @Nullable Order order = last.details().order();
        long at = Math.max(last.occurredAt(), row.committedAt());
        return new Touchpoint(
                last.messageId(),
                last.source(),
                last.channel(),
                EventType.TRACK,
                order == null ? ROW_DELETED : last.name(),
                at,
                last.receivedAt(),
                at,
                last.identifiers(),
                new TreeMap<>(),
                List.of(),
                last.context(),
                new Details(
                        order == null ? null : worthNothing(order),
                        null,
                        null,
                        List.of(),
                        new TreeMap<>(Map.of("table", new Value.Text(row.table())))));
    }

    private static Order worthNothing(Order order) {
        return new Order(
                order.orderId(),
                order.lines().stream()
                        .map(line -> new OrderLine(
                                line.lineId(),
                                line.product(),
                                line.category(),
                                BigDecimal.ZERO,
                                BigDecimal.ZERO,
                                line.currency(),
                                line.brand(),
                                null,
                                null))
                        .toList(),
                order.store());
    }

    private Quarantined refused(ChangedRow row, String id, Rejection why, Instant receivedAt) {
        ByteBuffer all = RefusedRow.write(row);
        ByteBuffer original = why.reason() == QuarantineReason.OVERSIZE ? all.slice(0, maxBytes) : all;
        String hint = row.operation() == ChangedRow.Operation.DELETE
                ? "; of a deleted row the log tells the key alone, unless the table's replica identity is full"
                : "";
        return new Quarantined(
                source.name(),
                source.channel(),
                why.reason(),
                why.getMessage() + hint,
                row.table(),
                "",
                original,
                id,
                receivedAt.toEpochMilli());
    }
}
