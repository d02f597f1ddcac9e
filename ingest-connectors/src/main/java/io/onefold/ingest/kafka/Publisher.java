package io.onefold.ingest.kafka;

import io.onefold.ingest.SinkFullException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A producer with a bound on what waits for acknowledgement. Where the bound is reached records are refused at once, with
 * {@link SinkFullException}, instead of the caller waiting. Safe for several threads.
 */
public final class Publisher implements AutoCloseable {
    /** Room for batches that are not full, and for what compression does not save. */
    private static final int BUFFER_FACTOR = 2;

    private static final int BATCH_BYTES = 128 * 1024;
    private static final Duration CLOSE = Duration.ofSeconds(20);
    private static final int MAX_REQUEST_BYTES = 2 * 1024 * 1024;

    private final Producer<byte[], byte[]> producer;
    private final int maxBytesInFlight;
    private final Semaphore room;

    /**
     * Publishes by a producer of the caller's, which writes with acks=all.
     *
     * @param maxBytesInFlight of values that wait for acknowledgement
     */
    public Publisher(Producer<byte[], byte[]> producer, int maxBytesInFlight) {
        this.producer = producer;
        this.maxBytesInFlight = maxBytesInFlight;
        this.room = new Semaphore(maxBytesInFlight);
    }

    /**
     * Publishes by an idempotent producer of its own: acks=all, snappy.
     *
     * @param client Kafka's own client properties, bootstrap.servers and security among them; what decides whether a record
     *     is safe cannot be changed by them
     * @param maxBytesInFlight at least 2 MiB
     */
    public static Publisher connect(Map<String, Object> client, int maxBytesInFlight) {
        if (maxBytesInFlight < MAX_REQUEST_BYTES)
            throw new IllegalArgumentException("maxBytesInFlight " + maxBytesInFlight + " is less than "
                    + MAX_REQUEST_BYTES + ", so the largest record could never be sent");
        Map<String, Object> properties = new HashMap<>();
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        // Most batches are of few records; lz4 makes itself 128 KiB of new buffers for each batch, however small.
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "snappy");
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, (long) maxBytesInFlight * BUFFER_FACTOR);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        properties.putAll(client);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return new Publisher(
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer()),
                maxBytesInFlight);
    }

    /** The producer, for metrics. */
    public Producer<byte[], byte[]> producer() {
        return producer;
    }

    CompletionStage<Void> publish(ProducerRecord<byte[], byte[]> record) {
        return publishAll(List.of(record), index -> {});
    }

    /**
     * Publishes all of them or, where there is no room for all, none. The stage completes when each is settled, exceptionally
     * where one is not known to be stored. After the first that the producer does not take the others are not tried: each of
     * them could make the caller wait as long again.
     *
     * @param stored hears the position of each that is stored, from the producer's thread
     */
    CompletionStage<Void> publishAll(List<ProducerRecord<byte[], byte[]>> records, IntConsumer stored) {
        if (records.isEmpty()) return CompletableFuture.completedFuture(null);
        int bytes = 0;
        for (ProducerRecord<byte[], byte[]> record : records) bytes += record.value().length;
        // More than there ever is room for goes alone rather than never.
        int taken = Math.min(bytes, maxBytesInFlight);
        if (!room.tryAcquire(taken))
            return CompletableFuture.failedFuture(new SinkFullException("more waits for Kafka than there is room for"));
        Sending sending = new Sending(records.size(), stored, () -> room.release(taken));
        int tried = 0;
        while (tried < records.size() && !sending.isFailed()) send(records.get(tried), tried++, sending);
        sending.leave(records.size() - tried);
        return sending.settled();
    }

    private void send(ProducerRecord<byte[], byte[]> record, int index, Sending sending) {
        try {
            // The callback hears the same as the future.
            var unused = producer.send(record, (metadata, failure) -> sending.settle(index, failure));
        } catch (KafkaException | IllegalStateException e) {
            sending.settle(index, e);
        }
    }

    /** Waits until what was handed over is acknowledged or, after 20 s, given up, then closes the connection. */
    @Override
    public void close() {
        producer.close(CLOSE);
    }
}
