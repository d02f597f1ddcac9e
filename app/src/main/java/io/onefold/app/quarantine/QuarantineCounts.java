package io.onefold.app.quarantine;

import io.onefold.schemas.Quarantined;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is in quarantine by source and reason, with the newest records, masked. Memory is bounded: by sources times reasons times
 * {@value #NEWEST} records. Thread-safe.
 */
public final class QuarantineCounts {
    private static final int NEWEST = 20;
    private static final int MOST_GROUPS = 500;
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final String OTHERS = "…";

    private final long keptMillis;
    private final Map<Key, Group> groups = new HashMap<>();

    private record Key(String source, String reason) {}

    private static final class Group {
        private final TreeMap<Long, Long> byDay = new TreeMap<>();
        private final Deque<Masked> newest = new ArrayDeque<>();
        private @Nullable Redriven redriven;
    }

    /** That a group was sent again, by this process. */
    public record Redriven(long at, String summary) {}

    /**
     * One record, without personal data.
     *
     * @param topicOffset the partition and offset in the quarantine topic, such as {@code 3@1044}
     * @param location where it stood when it was refused
     * @param message what was wrong and what to do
     * @param shape of its bytes: {@link MaskedShape}
     */
    public record Masked(
            String topicOffset,
            String location,
            String origin,
            String channel,
            String message,
            String shape,
            long receivedAt) {}

    /**
     * Those of one source and reason.
     *
     * @param records in quarantine now
     * @param newest the newest first, at most {@value #NEWEST}
     * @param redriven when it was sent again last, since this instance's start
     */
    public record Counted(
            String source,
            String reason,
            long records,
            long newestAt,
            List<Masked> newest,
            Optional<Redriven> redriven) {
        public Counted {
            newest = List.copyOf(newest);
        }
    }

    /** @param kept how long the topic keeps a record */
    public QuarantineCounts(Duration kept) {
        this.keptMillis = kept.toMillis();
    }

    /**
     * Takes a record.
     *
     * @param storedAt when the topic took it, UTC milliseconds
     */
    synchronized void add(int partition, long offset, long storedAt, Quarantined record) {
        Key key = new Key(record.source(), record.reason().code());
        if (!groups.containsKey(key) && groups.size() >= MOST_GROUPS) key = new Key(OTHERS, key.reason());
        Group group = groups.computeIfAbsent(key, any -> new Group());
        group.byDay.merge(storedAt / DAY, 1L, Long::sum);
        group.newest.addFirst(new Masked(
                partition + "@" + offset,
                record.location(),
                record.origin(),
                record.channel().label(),
                record.message(),
                MaskedShape.of(record),
                record.receivedAt()));
        if (group.newest.size() > NEWEST) group.newest.removeLast();
    }

    /** Notes that those of a source and reason were sent again. */
    public synchronized void redriven(String source, String reason, Redriven what) {
        Group group = groups.get(new Key(source, reason));
        if (group != null) group.redriven = what;
    }

    /** What is there, the most first. */
    public synchronized List<Counted> counted(long now) {
        groups.values()
                .forEach(group -> group.byDay.headMap((now - keptMillis) / DAY).clear());
        groups.values().removeIf(group -> group.byDay.isEmpty());
        List<Counted> all = new ArrayList<>();
        groups.forEach((key, group) -> all.add(new Counted(
                key.source(),
                key.reason(),
                group.byDay.values().stream().mapToLong(Long::longValue).sum(),
                group.newest.isEmpty() ? 0 : group.newest.getFirst().receivedAt(),
                List.copyOf(group.newest),
                Optional.ofNullable(group.redriven))));
        all.sort(Comparator.comparingLong(Counted::records)
                .reversed()
                .thenComparing(Counted::source)
                .thenComparing(Counted::reason));
        return all;
    }
}
