package io.onefold.ingest.tables;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One version of a row.
 *
 * @param table with its schema, such as {@code public.orders}
 * @param key the columns of its primary key; empty where it has none
 * @param columns as they are after the change; of a row that is deleted those that the log still tells
 * @param committedAt when the change was made, UTC milliseconds; of a snapshot when it was taken
 */
public record ChangedRow(String table, Operation operation, ObjectNode key, ObjectNode columns, long committedAt) {
    /** What was done to the row. */
    public enum Operation {
        SNAPSHOT,
        CREATE,
        UPDATE,
        DELETE;

        /** In small letters, as a mapping reads it. */
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Names the table alone. */
    @Override
    public String toString() {
        return "ChangedRow[" + operation + " " + table + "]";
    }

    /** The operation that a change log's letter stands for; null for one that concerns no row. */
    public static @Nullable Operation operation(String letter) {
        return switch (letter) {
            case "r" -> Operation.SNAPSHOT;
            case "c" -> Operation.CREATE;
            case "u" -> Operation.UPDATE;
            case "d" -> Operation.DELETE;
            default -> null;
        };
    }
}
