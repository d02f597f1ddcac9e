package io.onefold.app.quarantine;

import io.onefold.schemas.Quarantined;
import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Reads the quarantine topic into the counts. Of one thread. */
public final class QuarantineFollower {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<String, Quarantined> consumer;
    private final QuarantineCounts counts;

    /**
     * Begins at the topic's beginning.
     *
     * @param consumer of its own, without a group, read committed, assigned to the topic
     */
    public QuarantineFollower(Consumer<String, Quarantined> consumer, QuarantineCounts counts) {
        this.consumer = consumer;
        this.counts = counts;
        consumer.seekToBeginning(consumer.assignment());
    }

    /** Takes in what is new. */
    public void look() {
        ConsumerRecords<String, Quarantined> news;
        do {
            news = consumer.poll(POLL);
            for (ConsumerRecord<String, Quarantined> record : news)
                counts.add(record.partition(), record.offset(), record.timestamp(), record.value());
        } while (!news.isEmpty() && !Thread.currentThread().isInterrupted());
    }
}
