package io.onefold.testing.identity;

import io.onefold.schemas.Channel;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.Serializer;

/** A producer of touchpoints; closing it waits until all are stored. */
public final class TouchpointPublisher implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;
    private final Topics topics;
    private final TopicSerdes serdes;
    private final Map<Channel, Serializer<Touchpoint>> serializers = new EnumMap<>(Channel.class);
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    TouchpointPublisher(KafkaProducer<byte[], byte[]> producer, Topics topics, TopicSerdes serdes) {
        this.producer = producer;
        this.topics = topics;
        this.serdes = serdes;
    }

    /** Hands a touchpoint to Kafka. */
    public void send(Touchpoint touchpoint) {
        String topic = topics.touchpoints(touchpoint.channel()).name();
        Serializer<Touchpoint> serializer = serializers.computeIfAbsent(
                touchpoint.channel(), channel -> serdes.touchpoints(channel).serializer());
        byte[] key = touchpoint.messageId().getBytes(StandardCharsets.UTF_8);
        byte[] value = serializer.serialize(topic, touchpoint);
        sent.add(producer.send(new ProducerRecord<>(topic, null, touchpoint.receivedAt(), key, value)));
    }

    @Override
    public void close() {
        producer.flush();
        sent.forEach(Future::resultNow);
        producer.close();
    }
}
