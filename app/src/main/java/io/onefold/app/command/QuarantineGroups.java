package io.onefold.app.command;

import io.onefold.schemas.Quarantined;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts quarantine records by source and reason. Not thread-safe. */
final class QuarantineGroups {
    private static final String[] HEAD = {"source", "reason", "records", "newest", "such as"};

    private final Map<Key, Group> groups = new TreeMap<>();

    private record Key(String source, String reason) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::source).thenComparing(Key::reason).compare(this, other);
        }
    }

    /** @param location of the newest */
    private record Group(long records, long newest, String location) {
        Group and(Group other) {
            Group later = other.newest >= newest ? other : this;
            return new Group(records + other.records, later.newest, later.location);
        }
    }

    void add(Quarantined record) {
        groups.merge(
                new Key(record.source(), record.reason().code()),
                new Group(1, record.receivedAt(), record.location()),
                Group::and);
    }

    /** A table in columns, with a line that names them; one sentence where there is nothing. */
    String table() {
        if (groups.isEmpty()) return "Nothing is in quarantine.\n";
        List<String[]> rows = new ArrayList<>();
        rows.add(HEAD);
        groups.forEach((key, group) -> rows.add(new String[] {
            key.source.isEmpty() ? "-" : key.source,
            key.reason,
            Long.toString(group.records),
            Instant.ofEpochMilli(group.newest).toString(),
            group.location
        }));
        StringBuilder table = new StringBuilder();
        for (String[] row : rows) line(table, row, rows);
        return table.toString();
    }

    private static void line(StringBuilder table, String[] row, List<String[]> rows) {
        for (int i = 0; i < row.length - 1; i++) {
            int column = i;
            int width =
                    rows.stream().mapToInt(each -> each[column].length()).max().orElse(0);
            table.append(row[i]).repeat(' ', width - row[i].length() + 2);
        }
        table.append(row[row.length - 1]).append('\n');
    }
}
