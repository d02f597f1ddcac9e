package io.onefold.app.console.segments;

import io.onefold.schemas.SegmentMembership;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Reads the topic of memberships into the sizes, and saves these now and then. Of one thread, but for {@link #caughtUp}. */
public final class SegmentFollower implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration SAVED_EVERY = Duration.ofMinutes(1);

    private final Consumer<String, SegmentMembership> consumer;
    private final SegmentSizes sizes;
    private final SavedHours saved;
    private final InstantSource clock;
    private final Map<TopicPartition, Long> ends;
    private long savedAt;
    private volatile boolean caughtUp;

    /**
     * Begins at the topic's beginning.
     *
     * @param consumer of its own, without a group, read committed, assigned to the topic; stays the caller's to close
     */
    public SegmentFollower(
            Consumer<String, SegmentMembership> consumer, SegmentSizes sizes, SavedHours saved, InstantSource clock) {
        this.consumer = consumer;
        this.sizes = sizes;
        this.saved = saved;
        this.clock = clock;
        this.savedAt = clock.millis();
        consumer.seekToBeginning(consumer.assignment());
        this.ends = consumer.endOffsets(consumer.assignment());
        sizes.begin(readable(saved.read()));
    }

    /** Of a topic that was deleted and made anew nothing was counted yet. */
    private SavedHours.Content readable(SavedHours.Content content) {
        boolean isOfThisTopic = content.positions().entrySet().stream()
                .allMatch(each -> ends.entrySet().stream()
                        .anyMatch(
                                end -> end.getKey().partition() == each.getKey() && end.getValue() >= each.getValue()));
        return isOfThisTopic ? content : SavedHours.Content.NONE;
    }

    /** Takes in what is new. */
    public void look() {
        ConsumerRecords<String, SegmentMembership> news;
        do {
            news = consumer.poll(POLL);
            for (ConsumerRecord<String, SegmentMembership> record : news)
                if (record.value() != null) sizes.add(record.partition(), record.offset(), record.value());
        } while (!news.isEmpty() && !Thread.currentThread().isInterrupted());
        if (!caughtUp && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
            sizes.settle();
            caughtUp = true;
        }
        // Before all is read, sizes are not what they were when they were saved.
        if (caughtUp && clock.millis() - savedAt >= SAVED_EVERY.toMillis()) save();
    }

    /** Whether all was read that stood there at the start: sizes are exact from then on. */
    public boolean caughtUp() {
        return caughtUp;
    }

    private void save() {
        savedAt = clock.millis();
        saved.write(sizes.content(savedAt));
    }

    /** Saves. */
    @Override
    public void close() {
        if (caughtUp) save();
    }
}
