package io.onefold.ingest.kafka.connect;

import io.onefold.ingest.feed.Position;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was handed over, in its order, until it and all before it is stored. Used by one thread. */
final class InFlight {
    private final Deque<Entry> entries = new ArrayDeque<>();

    /** @param record null for what needs no record */
    private record Entry(Position position, @Nullable FeedRecord record) {
        boolean isStored() {
            return record == null || record.isStored();
        }
    }

    void add(Position position, FeedRecord record) {
        entries.add(new Entry(position, record));
    }

    /** What makes no record is stored when all before it is. */
    void pass(Position position) {
        entries.add(new Entry(position, null));
    }

    /** The last position of which it is newly known that all up to it is stored. */
    Optional<Position> stored() {
        @Nullable Position last = null;
        for (Entry first = entries.peek(); first != null && first.isStored(); first = entries.peek()) {
            last = first.position();
            entries.remove();
        }
        return Optional.ofNullable(last);
    }
}
