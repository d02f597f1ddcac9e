package io.onefold.app.conformance;

import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads two ascending iterations by key together. */
final class SideBySide {
    private SideBySide() {}

    /** Is given each key with what either side has of it; at least one has something. */
    @FunctionalInterface
    interface Pair<A, B> {
        void take(String key, @Nullable A left, @Nullable B right);
    }

    static <A, B> void read(Iterator<Map.Entry<String, A>> left, Iterator<Map.Entry<String, B>> right, Pair<A, B> to) {
        Map.Entry<String, A> a = next(left);
        Map.Entry<String, B> b = next(right);
        while (a != null || b != null) {
            int order = a == null ? 1 : b == null ? -1 : a.getKey().compareTo(b.getKey());
            if (a != null && order <= 0 && b != null && order >= 0) to.take(a.getKey(), a.getValue(), b.getValue());
            else if (a != null && order < 0) to.take(a.getKey(), a.getValue(), null);
            else if (b != null) to.take(b.getKey(), null, b.getValue());
            if (order <= 0) a = next(left);
            if (order >= 0) b = next(right);
        }
    }

    private static <T> Map.@Nullable Entry<String, T> next(Iterator<Map.Entry<String, T>> side) {
        return side.hasNext() ? side.next() : null;
    }
}
