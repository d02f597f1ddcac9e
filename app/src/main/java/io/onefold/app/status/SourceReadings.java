package io.onefold.app.status;

import io.onefold.schemas.SourceMinute;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/** Follows the minutes of sources over the last hour. Used by one thread. */
public final class SourceReadings {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration POLL = Duration.ofMillis(20);

    private final Consumer<String, SourceMinute> consumer;
    private final InstantSource clock;
    private final Map<String, SourceMinute> minutes = new HashMap<>();

    /**
     * Reads from an hour ago.
     *
     * @param consumer of its own, without a group, read committed, assigned to the topic of minutes
     */
    public SourceReadings(Consumer<String, SourceMinute> consumer, InstantSource clock) {
        this.consumer = consumer;
        this.clock = clock;
        Map<TopicPartition, Long> from = new HashMap<>();
        for (TopicPartition partition : consumer.assignment()) from.put(partition, since());
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(from);
        consumer.seekToEnd(consumer.assignment());
        found.forEach((partition, offset) -> {
            if (offset != null) consumer.seek(partition, offset.offset());
        });
    }

    /** Takes in what is new. */
    void look() {
        ConsumerRecords<String, SourceMinute> news;
        do {
            news = consumer.poll(POLL);
            for (ConsumerRecord<String, SourceMinute> record : news) minutes.put(record.key(), record.value());
        } while (!news.isEmpty());
        minutes.values().removeIf(minute -> minute.minute() < since());
    }

    /** The sums by source. */
    SortedMap<String, SourceReading> bySource() {
        SortedMap<String, SourceReading> sums = new TreeMap<>();
        for (SourceMinute minute : minutes.values())
            sums.merge(minute.source(), SourceReading.of(minute), SourceReading::plus);
        return sums;
    }

    private long since() {
        return clock.instant().minus(KEPT).toEpochMilli();
    }
}
