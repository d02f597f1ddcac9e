package io.onefold.ingest.kafka.connect;

import io.onefold.ingest.feed.Position;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The records that were handed over, in their order, until they and all before them are stored. Used by one thread. */
final class InFlight {
    private final Deque<FeedRecord> records = new ArrayDeque<>();

    void add(FeedRecord record) {
        records.add(record);
    }

    /** The last position of which it is newly known that all up to it is stored. */
    Optional<Position> stored() {
        @Nullable Position last = null;
        for (FeedRecord first = records.peek(); first != null && first.isStored(); first = records.peek()) {
            last = first.position();
            records.remove();
        }
        return Optional.ofNullable(last);
    }
}
