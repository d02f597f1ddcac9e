package io.onefold.profile.store;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.Observation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Finds the newest rows of several anchors, reading of each no more than may be among them. Not thread-safe. */
final class TimelineMerge {
    private final TreeMap<byte[], byte[]> newest = new TreeMap<>(Arrays::compareUnsigned);
    private final Optional<TimelineCursor> after;
    private final int most;

    TimelineMerge(Optional<TimelineCursor> after, int most) {
        this.after = after;
        this.most = most;
    }

    void add(DatabaseView view, IdentifierKey anchor) {
        byte[] prefix = StoreKeys.identifier(anchor);
        byte[] from = after.map(cursor -> StoreKeys.timelineFrom(prefix, cursor.place()))
                .orElse(prefix);
        view.scan(Family.TIMELINE, from, prefix, (key, value) -> offer(StoreKeys.place(key), value));
    }

    /** Takes a row, and says whether an older one of the same anchor may be among the newest too. */
    private boolean offer(byte[] place, byte[] value) {
        if (after.isPresent() && Arrays.compareUnsigned(place, after.get().place()) <= 0) return true;
        newest.put(place, value);
        // One more than a page, which tells whether there is a next one.
        if (newest.size() <= most + 1) return true;
        Map.Entry<byte[], byte[]> oldest = newest.lastEntry();
        newest.remove(oldest.getKey());
        return !Arrays.equals(oldest.getKey(), place);
    }

    TimelinePage page(BiFunction<byte[], byte[], Observation> decode) {
        List<Observation> messages = new ArrayList<>();
        byte[] last = {};
        for (Map.Entry<byte[], byte[]> row : newest.entrySet()) {
            if (messages.size() == most) return new TimelinePage(messages, Optional.of(new TimelineCursor(last)));
            messages.add(decode.apply(StoreKeys.rowKey(row.getKey()), row.getValue()));
            last = row.getKey();
        }
        return new TimelinePage(messages, Optional.empty());
    }
}
