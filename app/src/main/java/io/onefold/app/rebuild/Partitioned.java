package io.onefold.app.rebuild;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads one partition after another, what is committed and nothing else. Of one thread. */
final class Partitioned implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaConsumer<byte[], byte[]> consumer;

    /** @param client what a client of the brokers is made with */
    Partitioned(Map<String, Object> client) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** How many a topic has; 0 where there is no such topic. */
    int count(String topic) {
        List<PartitionInfo> known = consumer.listTopics().get(topic);
        return known == null ? 0 : known.size();
    }

    /** All that there are, in order. */
    List<String> topics() {
        return consumer.listTopics().keySet().stream().sorted().toList();
    }

    /** Hands over each record from an offset to where the partition ends now. */
    void read(TopicPartition partition, long from, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        List<TopicPartition> one = List.of(partition);
        consumer.assign(one);
        consumer.seek(partition, from);
        long end = consumer.endOffsets(one).getOrDefault(partition, 0L);
        while (consumer.position(partition) < end) consumer.poll(POLL).forEach(each);
    }

    /** All of it. */
    void read(TopicPartition partition, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        List<TopicPartition> one = List.of(partition);
        consumer.assign(one);
        read(partition, consumer.beginningOffsets(one).getOrDefault(partition, 0L), each);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
