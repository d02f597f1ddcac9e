package io.onefold.app.console.operations;

import io.onefold.app.status.PartitionLag;
import io.onefold.app.status.SourceCounts;
import io.onefold.app.status.Status;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tells messages that are on their way from messages that are missing. What is in flight while nothing waits in any topic, and has not moved for
 * some time, is a gap; so is more accounted for than was received, at any time. Thread-safe.
 */
public final class AccountingGaps {
    /** Counts are stored with the transaction after the one that moved them. */
    private static final Duration SETTLING = Duration.ofSeconds(10);

    private final SortedMap<String, Waiting> waiting = new TreeMap<>();
    private SortedMap<String, Long> gaps = new TreeMap<>();

    /** @param since when nothing waited in the topics and the same counts stood there already, UTC milliseconds */
    private record Waiting(SourceCounts counts, long since) {}

    /** Takes over what is. */
    public synchronized void look(Status status, long now) {
        boolean isEmpty =
                status.lags().stream().mapToLong(PartitionLag::records).sum() == 0;
        SortedMap<String, Long> found = new TreeMap<>();
        for (Map.Entry<String, SourceCounts> each : status.sources().entrySet()) {
            SourceCounts counts = each.getValue();
            Waiting since = waiting.merge(
                    each.getKey(),
                    new Waiting(counts, now),
                    (before, today) -> isEmpty && before.counts().equals(counts) ? before : today);
            boolean isSettled = isEmpty && now - since.since() >= SETTLING.toMillis();
            if ((counts.inFlight() != 0 && isSettled) || counts.inFlight() < 0)
                found.put(each.getKey(), counts.inFlight());
        }
        gaps = found;
    }

    /** By source: how many messages are missing; below 0 where more is accounted for than was received. Sources without a gap are not there. */
    public synchronized SortedMap<String, Long> gaps() {
        return new TreeMap<>(gaps);
    }
}
