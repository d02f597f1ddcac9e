package io.onefold.app.audit;

import io.onefold.schemas.topics.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * Tells whether an installation is at rest: whatever was sent is read and committed, twice in a row, so that nothing was under
 * way between two topics. Thread-safe.
 */
public final class AtRest {
    private static final Duration BETWEEN = Duration.ofMillis(500);

    private final Admin admin;
    private final Topics topics;
    private final String applicationId;

    /** @param admin stays the caller's to close */
    public AtRest(Admin admin, Topics topics, String applicationId) {
        this.admin = admin;
        this.topics = topics;
        this.applicationId = applicationId;
    }

    /** Waits for rest at most so long; false where there is none by then. */
    public boolean await(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        Map<TopicPartition, Long> before = Map.of();
        while (true) {
            Map<TopicPartition, Long> ends = ends();
            if (isRead(ends) && ends.equals(before)) return true;
            before = ends;
            if (System.nanoTime() > end) return false;
            Thread.sleep(BETWEEN.toMillis());
        }
    }

    private Map<TopicPartition, Long> ends() throws InterruptedException {
        try {
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            Stream.concat(
                            Stream.of(topics.identityCommands(), topics.observations(), topics.identityLinks()),
                            Stream.of(io.onefold.schemas.Channel.values()).map(topics::touchpoints))
                    .forEach(topic -> partitions(topic.name()).forEach(each -> latest.put(each, OffsetSpec.latest())));
            Map<TopicPartition, Long> ends = new HashMap<>();
            admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                    .all()
                    .get()
                    .forEach((partition, found) -> ends.put(partition, found.offset()));
            return ends;
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot read where the topics end", e.getCause());
        }
    }

    private Stream<TopicPartition> partitions(String topic) {
        try {
            return admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                    .flatMap(description -> description.partitions().stream())
                    .map(info -> new TopicPartition(topic, info.partition()));
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot describe " + topic, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** A partition nobody ever wrote to needs no committed offset. */
    private boolean isRead(Map<TopicPartition, Long> ends) throws InterruptedException {
        try {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(applicationId)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return ends.entrySet().stream().allMatch(end -> {
                OffsetAndMetadata read = committed.get(end.getKey());
                return end.getValue() == 0 || (read != null && read.offset() >= end.getValue());
            });
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot read the offsets of " + applicationId, e.getCause());
        }
    }
}
