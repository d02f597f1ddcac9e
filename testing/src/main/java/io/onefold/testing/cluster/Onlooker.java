package io.onefold.testing.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Somebody who subscribes to the profiles and notes when those that change all the time do not. Thread-safe. */
public final class Onlooker implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final long LOOK_MILLIS = 50;

    /** What did not change for so long stood still; it is several times as long as a profile rests by itself. */
    private static final Duration STILL = Duration.ofSeconds(3);

    /** What begins to stand still later than this after something broke does so because it is mended: some session and a rebalance. */
    private static final Duration BROKEN_BY = Duration.ofSeconds(10);

    private final Set<String> keys;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread thread;
    private final Map<String, Long> last = new HashMap<>();
    private final Map<String, Gap> longest = new HashMap<>();
    private final List<Gap> still = new ArrayList<>();
    private Gap longestOfAll = new Gap(0, 0);
    private long lastOfAll;
    private long begun;
    private volatile boolean ended;

    /** A time in which nothing came, by {@link System#nanoTime}. */
    private record Gap(long from, long until) {
        long nanos() {
            return until - from;
        }

        Gap orLonger(Gap other) {
            return other.nanos() > nanos() ? other : this;
        }
    }

    /**
     * Looks on from now.
     *
     * @param keys of profiles that change all the time
     */
    public Onlooker(String bootstrap, String topic, Set<String> keys) {
        this.keys = Set.copyOf(keys);
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed", "fetch.max.wait.ms", "50"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(p -> new TopicPartition(topic, p.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        begin();
        this.thread = Thread.ofPlatform().name("onlooker").daemon().start(this::look);
    }

    private void look() {
        while (!ended) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL))
                if (keys.contains(record.key())) saw(record.key());
        }
        consumer.close();
    }

    private synchronized void saw(String key) {
        long now = System.nanoTime();
        Gap gap = new Gap(last.getOrDefault(key, begun), now);
        longest.merge(key, gap, Gap::orLonger);
        if (gap.nanos() > STILL.toNanos()) still.add(gap);
        last.put(key, now);
        longestOfAll = longestOfAll.orLonger(new Gap(lastOfAll, now));
        lastOfAll = now;
        notifyAll();
    }

    /** What was seen before counts no more. */
    public final synchronized void begin() {
        begun = System.nanoTime();
        lastOfAll = begun;
        longestOfAll = new Gap(begun, begun);
        last.clear();
        longest.clear();
        still.clear();
    }

    /** Waits until every profile has changed since a moment by {@link System#nanoTime}. */
    public synchronized void awaitAll(long since, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!keys.stream()
                .allMatch(key -> last.getOrDefault(key, Long.MIN_VALUE) - since > 0 && last.containsKey(key))) {
            if (System.nanoTime() > end)
                throw new IllegalStateException(missing(since) + " profiles do not change any more");
            wait(LOOK_MILLIS);
        }
    }

    private long missing(long since) {
        return keys.stream()
                .filter(key -> !last.containsKey(key) || last.get(key) - since <= 0)
                .count();
    }

    /**
     * How long profiles stood still since the beginning.
     *
     * @param fault the moment at which something was broken, by {@link System#nanoTime}
     */
    public synchronized Standstill standstill(long fault) {
        long[] gaps = keys.stream()
                .mapToLong(key -> longest.getOrDefault(key, new Gap(0, 0)).nanos())
                .sorted()
                .toArray();
        long back = still.stream()
                .filter(gap -> gap.from() - fault < BROKEN_BY.toNanos())
                .mapToLong(gap -> gap.until() - fault)
                .filter(nanos -> nanos > 0)
                .max()
                .orElse(0);
        return new Standstill(
                gaps.length,
                Duration.ofNanos(gaps[gaps.length / 2]),
                Duration.ofNanos(gaps[gaps.length - 1]),
                Duration.ofNanos(longestOfAll.nanos()),
                Duration.ofNanos(back));
    }

    @Override
    public void close() {
        ended = true;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
