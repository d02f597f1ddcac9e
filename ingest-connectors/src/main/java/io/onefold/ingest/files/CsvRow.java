package io.onefold.ingest.files;

import io.onefold.ingest.mapping.Row;
import io.onefold.schemas.Value;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** A record of CSV. An empty value is none. */
final class CsvRow implements Row {
    private final Map<String, Integer> columns;
    private final String[] values;
    private int last = -1;

    CsvRow(Map<String, Integer> columns, String[] values) {
        this.columns = columns;
        this.values = values;
    }

    @Override
    public String text(String column) {
        Integer index = columns.get(column);
        if (index == null) return "";
        last = index;
        return values[last].strip();
    }

    @Override
    public void put(String name, String column, SortedMap<String, Value> into) {
        String text = text(column);
        if (!text.isEmpty()) into.put(name, new Value.Text(text));
    }

    @Override
    public List<Row> rows(String column) {
        return List.of();
    }

    @Override
    public String lastColumn() {
        return last < 0 ? "" : ":" + (last + 1);
    }
}
