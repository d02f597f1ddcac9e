package io.onefold.app.console;

import io.onefold.schemas.ConsoleAct;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Serializer;

/** The audit log on its topic. Thread-safe. */
public final class AuditTopic implements AuditLog, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final Serializer<ConsoleAct> serializer;

    /** @param producer of its own, closed with it; it writes with acks=all */
    public AuditTopic(Producer<byte[], byte[]> producer, String topic, Serializer<ConsoleAct> serializer) {
        this.producer = producer;
        this.topic = topic;
        this.serializer = serializer;
    }

    @Override
    public void keep(ConsoleAct act) throws AuditUnavailableException {
        byte[] key = act.subject().getBytes(StandardCharsets.UTF_8);
        try {
            byte[] value = serializer.serialize(topic, act);
            var unused = producer.send(new ProducerRecord<>(topic, key, value))
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException | KafkaException | IllegalStateException e) {
            throw new AuditUnavailableException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AuditUnavailableException(e);
        }
    }

    @Override
    public void close() {
        producer.close(PATIENCE);
    }
}
