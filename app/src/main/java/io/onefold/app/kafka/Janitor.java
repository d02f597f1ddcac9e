package io.onefold.app.kafka;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Deletes records of the topics that the broker keeps for ever once they are both done and old: below the group's committed
 * offset, and received longer ago than the least age. So an outage of any length loses nothing.
 */
public final class Janitor {
    private final Admin admin;
    private final String group;
    private final List<String> topics;
    private final Duration leastAge;
    private final InstantSource clock;

    /** @param admin stays the caller's to close */
    public Janitor(Admin admin, String group, List<String> topics, Duration leastAge, InstantSource clock) {
        this.admin = admin;
        this.group = group;
        this.topics = List.copyOf(topics);
        this.leastAge = leastAge;
        this.clock = clock;
    }

    /**
     * Deletes what may be deleted now.
     *
     * @return the offsets that partitions now begin at, of those where something was deleted
     */
    public Map<TopicPartition, Long> clean() throws InterruptedException, ExecutionException {
        List<TopicPartition> partitions = new ArrayList<>();
        admin.describeTopics(topics)
                .allTopicNames()
                .get()
                .forEach((name, topic) ->
                        topic.partitions().forEach(p -> partitions.add(new TopicPartition(name, p.partition()))));
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        long before = clock.instant().minus(leastAge).toEpochMilli();
        Map<TopicPartition, Long> begins = offsets(partitions, OffsetSpec.earliest());
        Map<TopicPartition, Long> young = offsets(partitions, OffsetSpec.forTimestamp(before));
        Map<TopicPartition, Long> deleted = new HashMap<>();
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata done = committed.get(partition);
            if (done == null) continue;
            // -1: no record is younger, so all are old.
            long oldUpTo = young.getOrDefault(partition, -1L);
            long upTo = oldUpTo < 0 ? done.offset() : Math.min(oldUpTo, done.offset());
            if (upTo > begins.getOrDefault(partition, 0L)) deleted.put(partition, upTo);
        }
        Map<TopicPartition, RecordsToDelete> deletions = new HashMap<>();
        deleted.forEach((partition, upTo) -> deletions.put(partition, RecordsToDelete.beforeOffset(upTo)));
        admin.deleteRecords(deletions).all().get();
        return deleted;
    }

    private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec spec)
            throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> specs = new HashMap<>();
        partitions.forEach(partition -> specs.put(partition, spec));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> entry :
                admin.listOffsets(specs).all().get().entrySet())
            offsets.put(entry.getKey(), entry.getValue().offset());
        return offsets;
    }
}
