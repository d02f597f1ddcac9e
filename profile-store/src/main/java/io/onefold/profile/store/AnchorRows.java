package io.onefold.profile.store;

import io.onefold.schemas.IdentifierKey;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/** One anchor's rows that a query may want by their time, newest first, read a few at a time. Of one thread, like its view. */
final class AnchorRows {
    private static final int FIRST_FEW = 4;
    private static final int MOST_AT_ONCE = 256;

    /** By their place among those of all anchors. */
    private final Deque<Map.Entry<byte[], byte[]>> read = new ArrayDeque<>();

    private final DatabaseView view;
    private final byte[] prefix;
    private final byte[] last;
    private Optional<byte[]> from;
    private int next = FIRST_FEW;

    AnchorRows(DatabaseView view, IdentifierKey anchor, TimelineQuery query) {
        TimelineFilter.Span during = query.filter().during();
        this.view = view;
        this.prefix = StoreKeys.identifier(anchor);
        this.last = StoreKeys.timelineFrom(prefix, during.oldest());
        byte[] newest = StoreKeys.timelineFrom(prefix, during.newest());
        this.from = query.after().isEmpty()
                ? Optional.of(newest)
                : StoreKeys.timelineAfter(prefix, query.after().get().place()).map(after -> later(after, newest));
        readMore();
    }

    private static byte[] later(byte[] one, byte[] other) {
        return Arrays.compareUnsigned(one, other) >= 0 ? one : other;
    }

    boolean isEmpty() {
        return read.isEmpty();
    }

    /** The place of the newest that is left. */
    byte[] place() {
        return read.element().getKey();
    }

    /** Takes the newest that is left: its place and its value. */
    Map.Entry<byte[], byte[]> take() {
        Map.Entry<byte[], byte[]> row = read.remove();
        if (read.isEmpty()) readMore();
        return row;
    }

    private void readMore() {
        if (from.isEmpty()) return;
        byte[] start = from.get();
        from = Optional.empty();
        view.scan(Family.TIMELINE, start, prefix, this::keep);
        next = Math.min(MOST_AT_ONCE, 4 * next);
    }

    /** Whether one more is to be read. */
    private boolean keep(byte[] key, byte[] value) {
        if (StoreKeys.isOlder(key, last)) return false;
        read.add(Map.entry(StoreKeys.place(key), value));
        if (read.size() < next) return true;
        from = Optional.of(StoreKeys.behind(key));
        return false;
    }
}
