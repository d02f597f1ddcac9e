package io.onefold.app.subscribers;

import io.onefold.identity.streams.Names;
import io.onefold.schemas.UnifiedProfile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads one subscriber's topic, posts what it read, and notes how far that was taken. While something is under way nothing more is read, but the
 * brokers go on hearing that somebody is there. Of one thread, but for {@link #wakeup}.
 */
final class Rounds implements AutoCloseable {
    private static final Duration LISTENING = Duration.ofSeconds(1);
    private static final Duration BETWEEN_SIGNS = Duration.ofMillis(200);

    private final String subscriber;
    private final int batch;
    private final Deliverer.Surroundings surroundings;
    private final Round round;
    private final Consumer<byte[], byte[]> consumer;
    private final Deserializer<UnifiedProfile> profiles;
    private final DeadLetters dead;

    Rounds(String subscriber, int batch, Deliverer.Surroundings surroundings, Round round) {
        this.subscriber = subscriber;
        this.batch = batch;
        this.surroundings = surroundings;
        this.round = round;
        this.consumer = consumer();
        this.profiles = surroundings.serdes().subscriber(subscriber).deserializer();
        this.dead = new DeadLetters(
                surroundings.client(),
                surroundings.topics().deadLetters(subscriber).name(),
                surroundings.serdes().deadLetters(subscriber).serializer());
        consumer.subscribe(List.of(surroundings.topics().subscriber(subscriber).name()), new Moving());
    }

    private Consumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(surroundings.client());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, surroundings.groupOf(subscriber));
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, batch);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Does what is next, or waits a little where nothing is. */
    Deliveries step(Post post, Deliveries so) throws InterruptedException {
        if (round.isEmpty()) {
            consumer.resume(consumer.paused());
            read(consumer.poll(LISTENING));
            return so;
        }
        Instant now = surroundings.clock().instant();
        Duration wait = round.untilNext(now);
        consumer.pause(consumer.assignment());
        read(consumer.poll(wait.compareTo(BETWEEN_SIGNS) < 0 ? wait : BETWEEN_SIGNS));
        Optional<Mailbag> bag = round.first();
        if (bag.isEmpty() || round.untilNext(surroundings.clock().instant()).isPositive()) return so;
        return post(post, bag.get(), so);
    }

    private Deliveries post(Post post, Mailbag bag, Deliveries so) throws InterruptedException {
        Answer answer = post.post(bag);
        Instant now = surroundings.clock().instant();
        return switch (round.answered(answer, now)) {
            case Round.Step.Again again -> so.failed(why(answer), now);
            case Round.Step.Done done -> {
                commit(done.bag());
                yield so.taken(done.bag().letters().size());
            }
            case Round.Step.SetAside aside -> {
                dead.add(aside.bag().letters().getFirst(), aside.refusal());
                commit(aside.bag());
                yield so.setAside();
            }
        };
    }

    private static String why(Answer answer) {
        return switch (answer) {
            case Answer.Taken taken -> "";
            case Answer.Later(String why, Duration least) -> why;
            case Answer.Refused(String why, int status) -> why;
        };
    }

    private void read(ConsumerRecords<byte[], byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            List<Letter> letters = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> each : records.records(partition))
                letter(each).ifPresent(letters::add);
            if (!letters.isEmpty())
                round.add(new Mailbag(subscriber, partition.topic(), partition.partition(), letters));
        }
    }

    /** Once a day something comes of a key that is nobody's, so that the broker closes a file. */
    private Optional<Letter> letter(ConsumerRecord<byte[], byte[]> record) {
        if (record.headers().lastHeader(Names.NOTHING_HEADER) != null) return Optional.empty();
        UnifiedProfile view = record.value() == null ? null : profiles.deserialize(record.topic(), record.value());
        return Optional.of(new Letter(new String(record.key(), StandardCharsets.UTF_8), record.offset(), view));
    }

    /** Records of partitions that are this one's that were not taken yet; transactions' own marks are counted among them. */
    long lag() {
        long lag = round.letters();
        for (TopicPartition each : consumer.assignment())
            lag += consumer.currentLag(each).orElse(0);
        return lag;
    }

    private void commit(Mailbag bag) {
        TopicPartition partition = new TopicPartition(bag.topic(), bag.partition());
        consumer.commitSync(
                Map.of(partition, new OffsetAndMetadata(bag.letters().getLast().offset() + 1)));
    }

    /** From any thread: it ends with a {@link org.apache.kafka.common.errors.WakeupException} where it waits. */
    void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        dead.close();
        consumer.close();
    }

    /** What is another instance's from now on, that one brings. */
    private final class Moving implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
            if (!round.isEmpty()) consumer.pause(assigned);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
            for (TopicPartition each : revoked) round.forget(each.topic(), each.partition());
        }
    }
}
