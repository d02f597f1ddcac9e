package io.onefold.ingest.kafka;

import io.onefold.ingest.TouchpointSink;
import io.onefold.schemas.Channel;
import io.onefold.schemas.Quarantined;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Puts touchpoints on the topic of their channel and the rest on the quarantine topic. A touchpoint's key is its source and
 * message id, so that the copies of a message meet; a record's time is its receipt. Safe for several threads.
 */
public final class KafkaTouchpointSink implements TouchpointSink {
    private final Publisher publisher;
    private final Topics topics;
    private final Map<Channel, Serializer<Touchpoint>> touchpoints = new EnumMap<>(Channel.class);
    private final Serializer<Quarantined> quarantined;

    /**
     * A sink that writes as the registry behind {@code serdes} knows the records; it is asked now, and not again. The
     * publisher stays the caller's to close.
     */
    public KafkaTouchpointSink(Publisher publisher, Topics topics, TopicSerdes serdes) {
        this(
                publisher,
                topics,
                channel -> serdes.touchpoints(channel).serializer(),
                serdes.quarantine().serializer());
    }

    KafkaTouchpointSink(
            Publisher publisher,
            Topics topics,
            Function<Channel, Serializer<Touchpoint>> touchpoints,
            Serializer<Quarantined> quarantined) {
        this.publisher = publisher;
        this.topics = topics;
        this.quarantined = quarantined;
        for (Channel channel : Channel.values()) this.touchpoints.put(channel, touchpoints.apply(channel));
    }

    @Override
    public CompletionStage<Void> accept(Touchpoint touchpoint) {
        try {
            return publisher.publish(record(touchpoint));
        } catch (KafkaException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public CompletionStage<Void> quarantine(Quarantined record) {
        String topic = topics.quarantine().name();
        try {
            byte[] value = quarantined.serialize(topic, record);
            return publisher.publish(
                    new ProducerRecord<>(topic, null, record.receivedAt(), utf8(record.source()), value));
        } catch (KafkaException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    ProducerRecord<byte[], byte[]> record(Touchpoint touchpoint) {
        String topic = topics.touchpoints(touchpoint.channel()).name();
        byte[] key = key(touchpoint.source(), touchpoint.messageId());
        Serializer<Touchpoint> serializer = Objects.requireNonNull(touchpoints.get(touchpoint.channel()));
        byte[] value = serializer.serialize(topic, touchpoint);
        return new ProducerRecord<>(topic, null, touchpoint.receivedAt(), key, value);
    }

    static byte[] key(String source, String messageId) {
        return utf8(source + "/" + messageId);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
