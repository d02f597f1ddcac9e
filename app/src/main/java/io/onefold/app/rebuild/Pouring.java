package io.onefold.app.rebuild;

import io.onefold.identity.streams.Names;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads partitions from where each begins to where it ended at the start, and sends what is carried of them. Where it has come to is
 * committed only after all before it is stored, so an interrupted one goes on from there. Of one thread.
 */
final class Pouring {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long SHOWN_EVERY_NANOS = 500_000_000L;
    private static final long COMMITTED_EVERY_NANOS = 5_000_000_000L;

    private final KafkaConsumer<byte[], byte[]> from;
    private final KafkaProducer<byte[], byte[]> to;
    private final String mark;
    private final Consumer<FeedProgress> progress;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final long begun = System.nanoTime();
    private long sent;

    /** @param mark stands beside what is committed: which log was poured into which installation */
    Pouring(
            KafkaConsumer<byte[], byte[]> from,
            KafkaProducer<byte[], byte[]> to,
            String mark,
            Consumer<FeedProgress> progress) {
        this.from = from;
        this.to = to;
        this.mark = mark;
        this.progress = progress;
    }

    /**
     * Pours all of it.
     *
     * @param begins where each partition is begun at
     * @param carriers by topic
     * @return how many records were sent
     */
    long pour(Map<TopicPartition, Long> begins, Map<String, Carrier> carriers) {
        from.assign(begins.keySet());
        begins.forEach(from::seek);
        Map<TopicPartition, Long> ends = from.endOffsets(begins.keySet());
        // Whoever finds records and no mark takes the installation for somebody else's.
        commit(begins);
        long shown = begun;
        long committed = begun;
        while (!isDone(ends)) {
            for (ConsumerRecord<byte[], byte[]> record : from.poll(POLL)) send(carriers, record);
            long now = System.nanoTime();
            if (now - shown > SHOWN_EVERY_NANOS) {
                show(begins, ends);
                shown = now;
            }
            if (now - committed > COMMITTED_EVERY_NANOS) {
                commit(positions(begins));
                committed = now;
            }
        }
        commit(positions(begins));
        show(begins, ends);
        return sent;
    }

    private void send(Map<String, Carrier> carriers, ConsumerRecord<byte[], byte[]> record) {
        if (record.headers().lastHeader(Names.NOTHING_HEADER) != null) return;
        Carrier carrier = carriers.get(record.topic());
        if (carrier == null) throw new IllegalStateException(record.topic() + " was not asked for");
        carrier.carry(record).ifPresent(carried -> {
            var unused = to.send(carried, (stored, failed) -> {
                if (failed != null) failure.compareAndSet(null, failed);
            });
            sent++;
        });
    }

    private boolean isDone(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> from.position(end.getKey()) >= end.getValue());
    }

    private Map<TopicPartition, Long> positions(Map<TopicPartition, Long> begins) {
        Map<TopicPartition, Long> positions = new HashMap<>();
        for (TopicPartition partition : begins.keySet()) positions.put(partition, from.position(partition));
        return positions;
    }

    private void commit(Map<TopicPartition, Long> positions) {
        to.flush();
        Exception failed = failure.get();
        if (failed != null) throw new KafkaException("not all could be stored: " + failed.getMessage(), failed);
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        positions.forEach((partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset, mark)));
        from.commitSync(offsets);
    }

    private void show(Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends) {
        long read = 0;
        long total = 0;
        for (Map.Entry<TopicPartition, Long> begin : begins.entrySet()) {
            long end = Math.max(begin.getValue(), ends.getOrDefault(begin.getKey(), 0L));
            total += end - begin.getValue();
            read += Math.min(end, from.position(begin.getKey())) - begin.getValue();
        }
        progress.accept(new FeedProgress(read, total, sent, Duration.ofNanos(System.nanoTime() - begun)));
    }
}
