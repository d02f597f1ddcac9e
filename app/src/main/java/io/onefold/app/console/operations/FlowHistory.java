package io.onefold.app.console.operations;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What went through lately, a sample every few seconds. Thread-safe. */
public final class FlowHistory {
    private static final int KEPT = 120;
    private static final long EVERY_MILLIS = 5_000;

    private final Deque<Sample> samples = new ArrayDeque<>();

    /**
     * Records a second at one moment, and what waited.
     *
     * @param at UTC milliseconds
     * @param received done of the touchpoint topics
     * @param observed done of observations
     * @param published profiles
     * @param waiting records in all topics that are not done
     */
    public record Sample(long at, double received, double observed, double published, long waiting) {}

    /** Takes one, unless the last is too fresh. */
    public synchronized void add(Sample sample) {
        if (!samples.isEmpty() && sample.at() - samples.getLast().at() < EVERY_MILLIS) return;
        samples.addLast(sample);
        if (samples.size() > KEPT) samples.removeFirst();
    }

    /** The oldest first. */
    public synchronized List<Sample> samples() {
        return List.copyOf(samples);
    }
}
