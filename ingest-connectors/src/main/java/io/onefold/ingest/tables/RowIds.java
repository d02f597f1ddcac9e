package io.onefold.ingest.tables;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.Digests;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Names versions of rows by table, key and content. The place in the log has no part in it, so a row that a new snapshot reads
 * again has the name it had.
 */
final class RowIds {
    private RowIds() {}

    static String of(ChangedRow row) {
        boolean isDeleted = row.operation() == ChangedRow.Operation.DELETE;
        String version =
                row.table() + "\n" + sorted(row.key()) + "\n" + (isDeleted ? "deleted" : sorted(row.columns()));
        return row.table() + "-" + Digests.nameOf(version.getBytes(StandardCharsets.UTF_8));
    }

    /** A column that is added with nothing in it makes no other version of any row. */
    private static String sorted(JsonNode columns) {
        Map<String, String> told = new TreeMap<>();
        for (Map.Entry<String, JsonNode> column : columns.properties())
            if (!column.getValue().isNull())
                told.put(column.getKey(), column.getValue().toString());
        return told.toString();
    }
}
