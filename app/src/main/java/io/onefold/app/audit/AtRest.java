package io.onefold.app.audit;

import io.onefold.identity.streams.Names;
import io.onefold.schemas.topics.Topic;
import io.onefold.schemas.topics.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * Tells whether an installation is at rest: whatever was sent is read and committed, and nothing was sent or published between two
 * looks. Each method throws a {@link KafkaException} where the brokers do not answer. Thread-safe.
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
            Map<TopicPartition, Long> written = ends(decided());
            Map<TopicPartition, Long> sent = ends(inputs());
            written.putAll(sent);
            if (isRead(sent) && written.equals(before)) return true;
            before = written;
            if (System.nanoTime() > end) return false;
            Thread.sleep(BETWEEN.toMillis());
        }
    }

    /** Where the topics end that say what was decided. As long as that stays the same, whoever reads them sees one moment. */
    public Map<TopicPartition, Long> decidedUpTo() throws InterruptedException {
        return ends(decided());
    }

    /** How many messages are not read yet; transactions' own marks are counted among them. */
    public long behind() throws InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed = committed();
        return ends(inputs()).entrySet().stream()
                .mapToLong(end -> {
                    OffsetAndMetadata read = committed.get(end.getKey());
                    return Math.max(0, end.getValue() - (read == null ? 0 : read.offset()));
                })
                .sum();
    }

    private Map<TopicPartition, OffsetAndMetadata> committed() throws InterruptedException {
        return get(admin.listConsumerGroupOffsets(applicationId).partitionsToOffsetAndMetadata());
    }

    private Set<String> inputs() {
        Set<String> names = new HashSet<>();
        for (Topic topic : topics.touchpoints()) names.add(topic.name());
        for (Topic topic : List.of(topics.identityCommands(), topics.observations(), topics.identityLinks()))
            names.add(topic.name());
        return names;
    }

    private Set<String> decided() {
        Set<String> names = new HashSet<>(Set.of(
                Names.timelineChangelog(applicationId),
                topics.customerProfiles().name(),
                topics.profileIndex().name(),
                topics.quarantine().name()));
        for (String subscriber : topics.subscribers())
            names.add(topics.subscriber(subscriber).name());
        return names;
    }

    private Map<TopicPartition, Long> ends(Set<String> names) throws InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> topic :
                admin.describeTopics(names).topicNameValues().entrySet())
            partitions(topic.getKey(), topic.getValue()).forEach(each -> latest.put(each, OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        get(admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                        .all())
                .forEach((partition, found) -> ends.put(partition, found.offset()));
        return ends;
    }

    private static Stream<TopicPartition> partitions(String topic, KafkaFuture<TopicDescription> described)
            throws InterruptedException {
        return get(described).partitions().stream().map(info -> new TopicPartition(topic, info.partition()));
    }

    /** A partition nobody ever wrote to needs no committed offset. */
    private boolean isRead(Map<TopicPartition, Long> ends) throws InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed = committed();
        return ends.entrySet().stream().allMatch(end -> {
            OffsetAndMetadata read = committed.get(end.getKey());
            return end.getValue() == 0 || (read != null && read.offset() >= end.getValue());
        });
    }

    private static <T> T get(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KafkaException failure) throw failure;
            throw new KafkaException("the brokers were asked in vain", e.getCause());
        }
    }
}
