package io.onefold.app.subscribers;

import io.onefold.schemas.UnifiedProfile;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;

/** Sets aside what one subscriber refused. */
final class DeadLetters implements AutoCloseable {
    private static final String REASON = "onefold-reason";
    private static final String STATUS = "onefold-status";

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final Serializer<UnifiedProfile> profiles;

    DeadLetters(Map<String, Object> client, String topic, Serializer<UnifiedProfile> profiles) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        this.topic = topic;
        this.profiles = profiles;
    }

    /** Returns once it is written for certain. */
    void add(Letter letter, Answer.Refused refusal) throws InterruptedException {
        List<Header> headers =
                List.of(header(REASON, refusal.why()), header(STATUS, Integer.toString(refusal.status())));
        UnifiedProfile view = letter.view();
        byte[] value = view == null ? null : profiles.serialize(topic, view);
        try {
            producer.send(new ProducerRecord<>(
                            topic, null, null, letter.profileId().getBytes(StandardCharsets.UTF_8), value, headers))
                    .get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
        }
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close();
    }
}
