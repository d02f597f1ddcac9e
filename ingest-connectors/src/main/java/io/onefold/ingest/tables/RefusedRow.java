package io.onefold.ingest.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A version of a row as quarantine keeps it: JSON of table, operation, key, columns and the time of the change. */
final class RefusedRow {
    private RefusedRow() {}

    static ByteBuffer write(ChangedRow row) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.put("table", row.table());
        all.put("operation", row.operation().label());
        all.set("key", row.key());
        all.set("columns", row.columns());
        all.put("committedAt", row.committedAt());
        return StandardCharsets.UTF_8.encode(all.toString());
    }

    /** Empty for what is no such row. */
    static Optional<ChangedRow> read(ByteBuffer original) {
        JsonNode all = JsonText.node(
                StandardCharsets.UTF_8.decode(original.duplicate()).toString());
        return operation(all.path("operation").asText())
                .filter(operation ->
                        all.path("key").isObject() && all.path("columns").isObject())
                .map(operation -> new ChangedRow(
                        all.path("table").asText(),
                        operation,
                        (ObjectNode) all.path("key"),
                        (ObjectNode) all.path("columns"),
                        all.path("committedAt").asLong()));
    }

    private static Optional<ChangedRow.Operation> operation(String label) {
        return Arrays.stream(ChangedRow.Operation.values())
                .filter(operation -> operation.name().toLowerCase(Locale.ROOT).equals(label))
                .findFirst();
    }
}
