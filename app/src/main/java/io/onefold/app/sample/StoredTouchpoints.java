package io.onefold.app.sample;

import io.onefold.app.sample.systems.Arrivals;
import io.onefold.schemas.Channel;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/** Follows the channels of stores and of the call centre, and counts what has come of each source. Used by one thread. */
final class StoredTouchpoints implements Arrivals, AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Deserializer<Touchpoint>> readers = new HashMap<>();
    private final Map<String, Set<String>> ids = new HashMap<>();

    /** @param client the properties of any Kafka client of the installation */
    StoredTouchpoints(Map<String, Object> client, Topics topics, TopicSerdes serdes) {
        Map<String, Object> all = new HashMap<>(client);
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer = new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        for (Channel channel : List.of(Channel.STORE, Channel.CALL_CENTRE))
            readers.put(
                    topics.touchpoints(channel).name(),
                    serdes.touchpoints(channel).deserializer());
        List<TopicPartition> partitions = readers.keySet().stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    @Override
    public long of(String source) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            Deserializer<Touchpoint> reader = readers.get(record.topic());
            if (reader == null || record.value() == null) continue;
            Touchpoint touchpoint = reader.deserialize(record.topic(), record.value());
            ids.computeIfAbsent(touchpoint.source(), name -> new HashSet<>()).add(touchpoint.messageId());
        }
        return ids.getOrDefault(source, Set.of()).size();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
