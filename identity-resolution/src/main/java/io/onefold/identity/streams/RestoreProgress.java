package io.onefold.identity.streams;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** How far the state is read back from its changelogs. Thread-safe. */
public final class RestoreProgress implements StateRestoreListener {
    private final Map<TopicPartition, Long> wanted = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Long> restored = new ConcurrentHashMap<>();

    RestoreProgress() {}

    /** How many changes there were to read since the start; 0 where the state on disk was whole. */
    public long wanted() {
        return sum(wanted);
    }

    /** How many of these are read. */
    public long restored() {
        return sum(restored);
    }

    private static long sum(Map<TopicPartition, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long from, long to) {
        wanted.put(changelog, to - from);
        restored.put(changelog, 0L);
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long upTo, long count) {
        restored.merge(changelog, count, Long::sum);
    }

    /** Offsets without a change, such as the ends of transactions, were counted as wanted and are done too. */
    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long total) {
        restored.put(changelog, wanted.getOrDefault(changelog, total));
    }
}
