package io.onefold.app.status;

import io.onefold.schemas.Accounting;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Looks at an installation again and again. {@link #latest} may be asked by any thread, all else is of one. */
public final class StatusMonitor implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final GroupLag lag;
    private final Set<String> topics;
    private final Map<String, Path> stores;
    private final Consumer<String, Accounting> accounting;
    private final Ages ages;
    private final InstantSource clock;
    private final Supplier<List<StageStatus>> stages;
    private final StatusMetrics metrics;
    private final SourceReadings readings;
    private final SortedMap<String, String> channels;
    private final Supplier<List<SubscriberStatus>> subscribers;
    private final Map<String, Accounting> parts = new HashMap<>();
    private Map<String, Long> doneBefore = Map.of();
    private long millisBefore;
    private volatile Status latest;

    /**
     * A monitor that has not looked yet.
     *
     * @param peeking a consumer of bytes of its own, without a group, read committed
     * @param accounting a consumer of its own, without a group, read committed, assigned to the accounting topic's beginning
     */
    public StatusMonitor(
            Work work, Views views, Consumer<byte[], byte[]> peeking, Consumer<String, Accounting> accounting) {
        this.lag = new GroupLag(work.admin(), peeking, work.group(), work.clock());
        this.topics = work.topics();
        this.stores = work.stores();
        this.clock = work.clock();
        this.stages = views.stages();
        this.ages = views.ages();
        this.metrics = views.metrics();
        this.accounting = accounting;
        this.millisBefore = clock.millis();
        this.readings = views.readings();
        this.channels = new TreeMap<>(work.channels());
        this.subscribers = views.subscribers();
        this.latest = Status.unseen(stages.get());
    }

    /**
     * What is looked at.
     *
     * @param group that reads {@code topics}
     * @param stores folders whose size is shown, by name
     * @param channels of the sources that are configured, by their names
     */
    public record Work(
            Admin admin,
            String group,
            Set<String> topics,
            Map<String, Path> stores,
            Map<String, String> channels,
            InstantSource clock) {}

    /** What else is shown, and where to. */
    public record Views(
            Supplier<List<StageStatus>> stages,
            Ages ages,
            StatusMetrics metrics,
            SourceReadings readings,
            Supplier<List<SubscriberStatus>> subscribers) {}

    /** Looks once. */
    public void look() throws InterruptedException {
        List<PartitionLag> lags = lag.read(topics);
        ConsumerRecords<String, Accounting> counts;
        do {
            counts = accounting.poll(POLL);
            for (ConsumerRecord<String, Accounting> count : counts) note(count);
        } while (!counts.isEmpty());
        readings.look();
        SortedMap<String, Long> sizes = new TreeMap<>();
        stores.forEach((name, folder) -> sizes.put(name, FolderSize.of(folder)));
        latest = new Status(
                stages.get(),
                lags,
                rates(lags),
                sizes,
                ages.quantile(0.5),
                ages.quantile(0.99),
                SourceCounts.bySource(parts.values()),
                readings.bySource(),
                channels,
                subscribers.get());
        metrics.update(latest);
    }

    /** A cut-over ends the counts of partitions that are no more. */
    private void note(ConsumerRecord<String, Accounting> count) {
        if (count.value() == null) parts.remove(count.key());
        else parts.put(count.key(), count.value());
    }

    /** The latest, with how the parts are at this moment. */
    public Status latest() {
        Status seen = latest;
        return new Status(
                stages.get(),
                seen.lags(),
                seen.recordsPerSecond(),
                seen.stateBytes(),
                seen.ageP50Millis(),
                seen.ageP99Millis(),
                seen.sources(),
                seen.readings(),
                seen.channels(),
                subscribers.get());
    }

    private SortedMap<String, Double> rates(List<PartitionLag> lags) {
        Map<String, Long> done = new HashMap<>();
        for (PartitionLag partition : lags) done.merge(partition.topic(), partition.committed(), Long::sum);
        long now = clock.millis();
        double seconds = Math.max(1, now - millisBefore) / 1e3;
        SortedMap<String, Double> rates = new TreeMap<>();
        done.forEach((topic, count) -> rates.put(topic, (count - doneBefore.getOrDefault(topic, count)) / seconds));
        doneBefore = done;
        millisBefore = now;
        return rates;
    }

    /** Lets go of its consumer; by the thread that looks, or after it has ended. */
    @Override
    public void close() {
        accounting.close();
    }

    /** The partitions of a topic, for {@link Consumer#assign}. */
    public static List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
    }
}
