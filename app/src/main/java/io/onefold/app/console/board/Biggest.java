package io.onefold.app.console.board;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps those of many that have the most of something. Of one thread. */
final class Biggest {
    private static final int KEPT = 20;
    private static final Comparator<One> ORDER =
            Comparator.comparingLong(One::size).thenComparing(One::profileId, Comparator.reverseOrder());

    private final PriorityQueue<One> kept = new PriorityQueue<>(ORDER);

    /**
     * One of them.
     *
     * @param label for people, without personal data; may be empty
     */
    public record One(String profileId, String label, long size) {}

    void add(One one) {
        kept.add(one);
        if (kept.size() > KEPT) kept.poll();
    }

    /** The biggest first. */
    List<One> biggest() {
        List<One> all = new ArrayList<>(kept);
        all.sort(ORDER.reversed());
        return all;
    }
}
