package io.onefold.ingest.mapping;

import io.onefold.ingest.Rejection;
import io.onefold.schemas.Value;
import java.util.List;
import java.util.SortedMap;

/** The values of one record, by column. It remembers which column was read last, so that a refusal can name it. */
public interface Row {
    /** The text of a column, stripped; empty where there is none. */
    String text(String column) throws Rejection;

    /** Adds a column's value under {@code name}; nothing where there is none. */
    void put(String name, String column, SortedMap<String, Value> into) throws Rejection;

    /** The records that a column holds, such as the lines of an order; none where records are flat. */
    List<Row> rows(String column) throws Rejection;

    /** Where the column stands that was read last, as {@code :4}; empty where columns have no place. */
    String lastColumn();
}
