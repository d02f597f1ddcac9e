package io.onefold.app.kafka;

import io.onefold.identity.streams.Loop;
import io.onefold.identity.streams.LoopCodec;
import io.onefold.schemas.topics.Topic;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Tells every partition of identities what time it is. Several instances may: the greatest time wins. */
public final class Ticker implements AutoCloseable {
    private final Producer<byte[], byte[]> producer;
    private final Topic links;
    private final int partitions;
    private final InstantSource clock;

    /** @param producer of its own, closed with it */
    public Ticker(Producer<byte[], byte[]> producer, Topic links, int partitions, InstantSource clock) {
        this.producer = producer;
        this.links = links;
        this.partitions = partitions;
        this.clock = clock;
    }

    /** Once; returns when every partition has it. */
    public void tick() throws InterruptedException, ExecutionException {
        long now = clock.millis();
        byte[] value = LoopCodec.encode(new Loop.Tick(now));
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++)
            sent.add(producer.send(new ProducerRecord<>(links.name(), partition, now, null, value)));
        for (Future<RecordMetadata> each : sent) each.get();
    }

    @Override
    public void close() {
        producer.close();
    }
}
