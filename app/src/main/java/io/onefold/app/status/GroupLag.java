package io.onefold.app.status;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** How far a consumer group is behind the topics it reads. Of one thread. */
final class GroupLag {
    private static final Duration PEEK = Duration.ofMillis(300);

    private final Admin admin;
    private final Consumer<byte[], byte[]> peeking;
    private final String group;
    private final InstantSource clock;

    /** @param peeking of its own, without a group; reads the first record that is not done */
    GroupLag(Admin admin, Consumer<byte[], byte[]> peeking, String group, InstantSource clock) {
        this.admin = admin;
        this.peeking = peeking;
        this.group = group;
        this.clock = clock;
    }

    /** By topic and partition; a partition of which nothing was ever committed is behind by all of it. */
    List<PartitionLag> read(Set<String> topics) throws InterruptedException {
        try {
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            Map<TopicPartition, OffsetSpec> earliest = new HashMap<>();
            admin.describeTopics(topics)
                    .allTopicNames()
                    .get()
                    .forEach((name, topic) -> topic.partitions().forEach(p -> {
                        latest.put(new TopicPartition(name, p.partition()), OffsetSpec.latest());
                        earliest.put(new TopicPartition(name, p.partition()), OffsetSpec.earliest());
                    }));
            return lags(offsets(earliest), committed(), offsets(latest));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> committed() throws InterruptedException, ExecutionException {
        return admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
    }

    private Map<TopicPartition, ListOffsetsResultInfo> offsets(Map<TopicPartition, OffsetSpec> specs)
            throws InterruptedException, ExecutionException {
        return admin.listOffsets(specs, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get();
    }

    private List<PartitionLag> lags(
            Map<TopicPartition, ListOffsetsResultInfo> begins,
            Map<TopicPartition, OffsetAndMetadata> committed,
            Map<TopicPartition, ListOffsetsResultInfo> ends) {
        List<PartitionLag> lags = new ArrayList<>();
        Map<TopicPartition, Long> behind = new HashMap<>();
        Map<TopicPartition, Long> done = new HashMap<>();
        ends.forEach((partition, end) -> {
            ListOffsetsResultInfo begin = begins.get(partition);
            OffsetAndMetadata at = committed.get(partition);
            long next = Math.max(begin == null ? 0 : begin.offset(), at == null ? 0 : at.offset());
            done.put(partition, next);
            if (next < end.offset()) behind.put(partition, next);
        });
        Map<TopicPartition, Double> seconds = oldest(behind);
        done.forEach((partition, next) -> {
            ListOffsetsResultInfo end = ends.get(partition);
            long records = end == null ? 0 : Math.max(0, end.offset() - next);
            double age = seconds.getOrDefault(partition, 0.0);
            // What is between the last record and the end are the transaction's own marks.
            lags.add(new PartitionLag(
                    partition.topic(), partition.partition(), seconds.containsKey(partition) ? records : 0, age, next));
        });
        lags.sort(Comparator.comparing(PartitionLag::topic).thenComparingInt(PartitionLag::partition));
        return lags;
    }

    /** The age of the first record that is not done; nothing for partitions without one. */
    private Map<TopicPartition, Double> oldest(Map<TopicPartition, Long> behind) {
        Map<TopicPartition, Double> ages = new HashMap<>();
        if (behind.isEmpty()) return ages;
        peeking.assign(behind.keySet());
        behind.forEach(peeking::seek);
        long now = clock.millis();
        boolean more = true;
        while (more && ages.size() < behind.size()) {
            more = false;
            for (ConsumerRecord<byte[], byte[]> record : peeking.poll(PEEK)) {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                more |= ages.putIfAbsent(partition, Math.max(0, now - record.timestamp()) / 1e3) == null;
            }
            peeking.pause(ages.keySet());
        }
        return ages;
    }
}
