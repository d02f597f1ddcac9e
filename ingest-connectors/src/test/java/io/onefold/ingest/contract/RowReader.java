package io.onefold.ingest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.ingest.Fate;
import io.onefold.ingest.feed.Item;
import io.onefold.ingest.feed.Position;
import io.onefold.ingest.tables.ChangedRow;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.BiFunction;

/** Reads versions of rows as they come out of a database's log. */
public final class RowReader implements Reader {
    private final BiFunction<ChangedRow, Instant, Fate> rows;
    private final Queue<ChangedRow> log = new ArrayDeque<>();

    public RowReader(BiFunction<ChangedRow, Instant, Fate> rows) {
        this.rows = rows;
    }

    void add(ChangedRow row) {
        log.add(row);
    }

    @Override
    public List<Item> read(int records) {
        List<Item> items = new ArrayList<>();
        while (!log.isEmpty()) items.add(new Item.Taken(rows.apply(log.remove(), NOW), Position.at(Map.of())));
        assertThat(items).hasSize(records);
        return items;
    }

    @Override
    public void close() {}
}
