package io.onefold.app.status;

import io.onefold.schemas.Accounting;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of the messages of one source, over all stages and partitions.
 *
 * @param redriven of those received
 * @param conflicting of those duplicate
 */
public record SourceCounts(
        long received,
        long applied,
        long duplicate,
        long quarantined,
        long suppressed,
        long redriven,
        long conflicting) {
    private static final SourceCounts NONE = new SourceCounts(0, 0, 0, 0, 0, 0, 0);

    /** The sums by source. */
    public static SortedMap<String, SourceCounts> bySource(Collection<Accounting> parts) {
        SortedMap<String, SourceCounts> sums = new TreeMap<>();
        for (Accounting part : parts) sums.merge(part.source(), NONE.plus(part), SourceCounts::plus);
        return sums;
    }

    /** Received, and no more than that yet. */
    public long inFlight() {
        return received - applied - duplicate - quarantined - suppressed;
    }

    private SourceCounts plus(Accounting part) {
        return plus(new SourceCounts(
                part.received(),
                part.applied(),
                part.duplicate(),
                part.quarantined(),
                part.suppressed(),
                part.redriven(),
                part.conflicting()));
    }

    /** Of both. */
    SourceCounts plus(SourceCounts other) {
        return new SourceCounts(
                received + other.received,
                applied + other.applied,
                duplicate + other.duplicate,
                quarantined + other.quarantined,
                suppressed + other.suppressed,
                redriven + other.redriven,
                conflicting + other.conflicting);
    }
}
