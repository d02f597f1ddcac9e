package io.onefold.profile.store.kafka;

import io.onefold.profile.store.ProfileWriter;
import io.onefold.profile.store.StoreChange;
import io.onefold.profile.store.StoreListener;
import io.onefold.profile.store.TopicPosition;
import io.onefold.schemas.topics.RecordHeaders;
import io.onefold.schemas.trace.Traces;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a profile store up to date with its topics, all partitions of them: each process has the whole. Positions stand in the store
 * beside what they brought, so nothing is lost or applied to a store that lacks it, whatever crashes. Of one thread, but for
 * {@link #caughtUp()} and {@link #behindBy()}.
 */
public final class ProfileFeed {
    private static final Logger LOG = LoggerFactory.getLogger(ProfileFeed.class);

    private final Consumer<byte[], byte[]> consumer;
    private final ProfileTopics topics;
    private final RecordChange changes;
    private final ProfileWriter writer;
    private final StoreListener listener;
    private @Nullable Traces traces;
    private final Set<TopicPartition> behind = new HashSet<>();
    private Map<TopicPartition, Long> endsAtStart = Map.of();
    private volatile boolean caughtUp;
    private volatile long behindBy;

    /**
     * A feed that has not started.
     *
     * @param consumer of its own, without a group; must read committed records only and have {@code auto.offset.reset=none}
     */
    public ProfileFeed(
            Consumer<byte[], byte[]> consumer, ProfileTopics topics, ProfileValues values, ProfileWriter writer) {
        this(consumer, topics, values, writer, StoreListener.NONE);
    }

    /** The same, and somebody hears what it has brought in. */
    public ProfileFeed(
            Consumer<byte[], byte[]> consumer,
            ProfileTopics topics,
            ProfileValues values,
            ProfileWriter writer,
            StoreListener listener) {
        this.consumer = consumer;
        this.topics = topics;
        this.changes = new RecordChange(topics, values);
        this.writer = writer;
        this.listener = listener;
    }

    /** From now on profiles are followed into the store; to be called before {@link #start}. */
    public ProfileFeed followedBy(@Nullable Traces followed) {
        traces = followed;
        return this;
    }

    /**
     * Assigns all partitions and goes on where the store stands.
     *
     * @throws IllegalStateException where a topic does not exist, or no longer has what comes next for the store
     */
    public void start() {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics.all()) partitions.addAll(partitions(topic));
        consumer.assign(partitions);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        endsAtStart = Map.copyOf(consumer.endOffsets(partitions));
        for (TopicPartition each : partitions) consumer.seek(each, startingPoint(each, begins));
        behind.addAll(partitions);
        noteProgress();
        LOG.atInfo().addKeyValue("partitions", partitions.size()).log("profile store reads its topics");
    }

    /** Waits for records, applies them, and returns. */
    public void step(Duration atMost) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(atMost);
        List<StoreChange> found = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) found.addAll(change(record));
        List<TopicPosition> positions = new ArrayList<>();
        for (TopicPartition each : records.partitions())
            positions.add(new TopicPosition(each.topic(), each.partition(), consumer.position(each)));
        Traces followed = traces;
        long since = followed == null ? 0 : followed.now();
        if (!positions.isEmpty()) writer.apply(found, positions);
        if (!found.isEmpty()) listener.applied(found);
        if (followed != null && caughtUp) follow(followed, records, since);
        noteProgress();
    }

    /** Whether all that was committed when the feed started is in the store. Safe from any thread; once true, always. */
    public boolean caughtUp() {
        return caughtUp;
    }

    /** How many records that were there when the feed started are not in the store yet. Safe from any thread. */
    public long behindBy() {
        return behindBy;
    }

    private static void follow(Traces traces, ConsumerRecords<byte[], byte[]> records, long since) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Header header = record.headers().lastHeader(RecordHeaders.TRACE);
            if (header == null) continue;
            byte[] unused = traces.done("store", header.value(), since, record.topic());
        }
    }

    private List<TopicPartition> partitions(String topic) {
        List<PartitionInfo> partitions = consumer.partitionsFor(topic);
        if (partitions == null || partitions.isEmpty())
            throw new IllegalStateException(
                    "the topic " + topic + " does not exist: start the application that makes it");
        return partitions.stream()
                .map(each -> new TopicPartition(topic, each.partition()))
                .toList();
    }

    private long startingPoint(TopicPartition partition, Map<TopicPartition, Long> begins) {
        long begin = begins.getOrDefault(partition, 0L);
        OptionalLong next = writer.nextOffset(partition.topic(), partition.partition());
        if (next.isEmpty()) return begin;
        if (next.getAsLong() >= begin && next.getAsLong() <= endsAtStart.getOrDefault(partition, 0L))
            return next.getAsLong();
        throw new IllegalStateException("the profile store stands at " + next.getAsLong() + " of " + partition
                + ", which is not there any more: delete the store's directory, it is then read anew");
    }

    private List<StoreChange> change(ConsumerRecord<byte[], byte[]> record) {
        try {
            return changes.of(record).stream().toList();
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    record.topic() + "-" + record.partition() + "@" + record.offset()
                            + " is not readable for the profile"
                            + " store: it is from a newer release, or somebody else writes to the topic",
                    e);
        }
    }

    private void noteProgress() {
        if (caughtUp) return;
        behind.removeIf(each -> consumer.position(each) >= endsAtStart.getOrDefault(each, 0L));
        behindBy = behind.stream()
                .mapToLong(each -> endsAtStart.getOrDefault(each, 0L) - consumer.position(each))
                .sum();
        if (!behind.isEmpty()) return;
        caughtUp = true;
        LOG.atInfo().log("profile store has read all that was there at its start");
    }
}
