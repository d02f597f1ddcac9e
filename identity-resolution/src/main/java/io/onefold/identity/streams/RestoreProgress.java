package io.onefold.identity.streams;

import java.util.Comparator;
import java.util.List;
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

    /**
     * A partition of a store that is or was read back.
     *
     * @param changelog topic and partition
     */
    public record Store(String changelog, long restored, long wanted) {}

    /** By how much is left, the most first. */
    public List<Store> stores() {
        return wanted.entrySet().stream()
                .map(each ->
                        new Store(each.getKey().toString(), restored.getOrDefault(each.getKey(), 0L), each.getValue()))
                .sorted(Comparator.comparingLong((Store store) -> store.restored() - store.wanted())
                        .thenComparing(Store::changelog))
                .toList();
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
