package io.onefold.testing.cluster;

import io.onefold.app.audit.CommittedTopic;
import io.onefold.schemas.Channel;
import io.onefold.schemas.topics.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A producer of records that nobody can read, among those of others. Of one thread. */
final class Poison implements AutoCloseable {
    private static final Duration QUARANTINED = Duration.ofMinutes(1);
    private static final int LONGEST = 200;

    private final String bootstrap;
    private final Random random;
    private final Topics topics = new Topics("");
    private final KafkaProducer<byte[], byte[]> producer;
    private final int before;
    private int poured;

    Poison(String bootstrap, Random random) {
        this.bootstrap = bootstrap;
        this.random = random;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new ByteArraySerializer(), new ByteArraySerializer());
        this.before = quarantined();
    }

    /** Puts so many into the topic of the web's touchpoints, each another kind of nothing. */
    void pour(int records) throws InterruptedException, ExecutionException {
        String topic = topics.touchpoints(Channel.WEB).name();
        for (int i = 0; i < records; i++)
            producer.send(new ProducerRecord<>(topic, nothing())).get();
        poured += records;
    }

    /** Bytes of chance; every other time they begin as a record does, with a schema that nobody has registered. */
    private byte[] nothing() {
        byte[] bytes = new byte[5 + random.nextInt(LONGEST)];
        random.nextBytes(bytes);
        if (random.nextBoolean()) {
            bytes[0] = 0;
            bytes[1] = 0x7F;
        } else bytes[0] = 0x55;
        return bytes;
    }

    /** Waits until quarantine has as many more as were poured. */
    void awaitQuarantined() throws InterruptedException {
        long end = System.nanoTime() + QUARANTINED.toNanos();
        int found = quarantined() - before;
        while (found != poured) {
            if (found > poured || System.nanoTime() > end)
                throw new IllegalStateException(
                        poured + " records cannot be read, and " + found + " are in quarantine");
            TimeUnit.MILLISECONDS.sleep(500);
            found = quarantined() - before;
        }
    }

    private int quarantined() {
        AtomicInteger count = new AtomicInteger();
        new CommittedTopic(Map.of("bootstrap.servers", bootstrap))
                .read(topics.quarantine().name(), record -> count.incrementAndGet());
        return count.get();
    }

    @Override
    public void close() {
        producer.close();
    }
}
