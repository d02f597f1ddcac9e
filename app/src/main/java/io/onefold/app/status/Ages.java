package io.onefold.app.status;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** How old news was when it was published, over the latest of it. Thread-safe. */
public final class Ages {
    private static final int KEPT = 10_000;

    private final Deque<Long> millis = new ArrayDeque<>();
    private long seen;

    /** Adds one. */
    public synchronized void add(long age) {
        millis.addLast(Math.max(0, age));
        seen++;
        if (millis.size() > KEPT) millis.removeFirst();
    }

    /** How many were added since the start. */
    public synchronized long seen() {
        return seen;
    }

    /** The age that the given part of all did not exceed, in milliseconds; 0 where there is none. */
    public synchronized long quantile(double part) {
        if (millis.isEmpty()) return 0;
        long[] sorted = millis.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(part * (sorted.length - 1)))];
    }
}
