package io.onefold.ingest.kafka.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.onefold.ingest.tables.ChangedRow;
import io.onefold.ingest.tables.JsonText;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Reads Debezium's envelope of a change: before, after, source, op, ts_ms. */
final class DebeziumRows {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private DebeziumRows() {}

    /** The version of a row that a change made; empty for what concerns no row, such as a heartbeat. */
    static Optional<ChangedRow> row(SourceRecord change) {
        if (!(change.value() instanceof Struct envelope)
                || envelope.schema().field("op") == null
                || envelope.schema().field("source") == null) return Optional.empty();
        ChangedRow.@Nullable Operation operation = ChangedRow.operation(envelope.getString("op"));
        if (operation == null) return Optional.empty();
        Struct source = envelope.getStruct("source");
        Struct columns = envelope.getStruct(operation == ChangedRow.Operation.DELETE ? "before" : "after");
        ObjectNode key = change.key() instanceof Struct told ? object(told) : JSON.objectNode();
        return Optional.of(new ChangedRow(
                container(source) + "." + source.getString("table"),
                operation,
                key,
                columns == null ? key : object(columns),
                time(source, envelope)));
    }

    /** PostgreSQL's tables are in schemas, MySQL's in databases. */
    private static String container(Struct source) {
        return source.schema().field("schema") == null ? source.getString("db") : source.getString("schema");
    }

    private static long time(Struct source, Struct envelope) {
        Long committed = source.getInt64("ts_ms");
        return committed != null ? committed : envelope.getInt64("ts_ms");
    }

    private static ObjectNode object(Struct struct) {
        ObjectNode object = JSON.objectNode();
        for (Field field : struct.schema().fields()) object.set(field.name(), node(field.schema(), struct.get(field)));
        return object;
    }

    /** As a mapping is to see it, by what the schema says that the value means. */
    private static JsonNode node(Schema schema, @Nullable Object value) {
        if (!(value instanceof String text) || schema.name() == null) return node(value);
        return switch (schema.name()) {
            // They end with a Z that means nothing: these columns know no zone, and the mapping's is to count.
            case "io.debezium.time.IsoDate", "io.debezium.time.IsoTime", "io.debezium.time.IsoTimestamp" ->
                JSON.textNode(text.endsWith("Z") ? text.substring(0, text.length() - 1) : text);
            case "io.debezium.time.ZonedTimestamp" -> JSON.textNode(moment(text));
            case "io.debezium.data.Json" -> JsonText.node(text);
            default -> JSON.textNode(text);
        };
    }

    /** Without the zeros that a column's precision adds; as it is where it is no moment, such as infinity. */
    private static String moment(String text) {
        try {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(OffsetDateTime.parse(text));
        } catch (DateTimeException e) {
            return text;
        }
    }

    private static JsonNode node(@Nullable Object value) {
        return switch (value) {
            case null -> JSON.nullNode();
            case Struct struct -> object(struct);
            case String text -> JSON.textNode(text);
            case Boolean flag -> JSON.booleanNode(flag);
            case Byte number -> JSON.numberNode(number);
            case Short number -> JSON.numberNode(number);
            case Integer number -> JSON.numberNode(number);
            case Long number -> JSON.numberNode(number);
            case Float number -> JSON.numberNode(number);
            case Double number -> JSON.numberNode(number);
            case BigDecimal number -> JSON.textNode(number.toPlainString());
            case byte[] bytes -> JSON.textNode(Base64.getEncoder().encodeToString(bytes));
            case ByteBuffer bytes -> {
                byte[] copy = new byte[bytes.remaining()];
                bytes.duplicate().get(copy);
                yield JSON.textNode(Base64.getEncoder().encodeToString(copy));
            }
            case List<?> list -> {
                ArrayNode array = JSON.arrayNode();
                for (Object element : list) array.add(node(element));
                yield array;
            }
            case Map<?, ?> map -> {
                ObjectNode object = JSON.objectNode();
                map.forEach((key, each) -> object.set(String.valueOf(key), node(each)));
                yield object;
            }
            default -> JSON.textNode(value.toString());
        };
    }
}
