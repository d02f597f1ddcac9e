package io.onefold.app.audit;

import io.onefold.identity.audit.AuditProgress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics from their beginning to where they end now: what is committed, and nothing else. Thread-safe. */
public final class CommittedTopic {
    private static final Duration POLL = Duration.ofMillis(500);

    private final Map<String, Object> client;

    /** @param client the properties of any Kafka client of the installation */
    public CommittedTopic(Map<String, Object> client) {
        Map<String, Object> all = new HashMap<>(client);
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        this.client = Map.copyOf(all);
    }

    /** As below, telling nobody how far it is. */
    public void read(String topic, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        read(topic, AuditProgress.SILENT, each);
    }

    /** Hands over each committed record of a topic, in the order of each partition; nothing where there is no such topic. */
    public void read(String topic, AuditProgress progress, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long begin = total(consumer.beginningOffsets(partitions));
            long all = total(ends) - begin;
            while (isBefore(consumer, ends)) {
                consumer.poll(POLL).forEach(each);
                progress.at("Reading " + topic, Math.min(all, position(consumer) - begin), all);
            }
        }
    }

    private static long total(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    private static long position(KafkaConsumer<?, ?> consumer) {
        return consumer.assignment().stream().mapToLong(consumer::position).sum();
    }

    private static boolean isBefore(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }
}
