package io.onefold.testing.identity;

import io.onefold.schemas.UnifiedProfile;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/** A subscriber of profiles such as a marketing tool is: from now on, committed ones only. */
final class ProfileSubscription implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Deserializer<UnifiedProfile> deserializer;
    private final Consumer<UnifiedProfile> each;
    private final Thread thread = new Thread(this::run, "profile-subscription");
    private final CountDownLatch ready = new CountDownLatch(1);

    ProfileSubscription(
            Map<String, Object> client,
            String topic,
            Deserializer<UnifiedProfile> deserializer,
            Consumer<UnifiedProfile> each) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", false);
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.deserializer = deserializer;
        this.each = each;
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread.start();
    }

    private void run() {
        try (consumer) {
            ready.countDown();
            while (true) consumer.poll(Duration.ofSeconds(1)).forEach(this::take);
        } catch (WakeupException e) {
            // Closed: nothing is left to do.
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() != null) each.accept(deserializer.deserialize(record.topic(), record.value()));
    }

    @Override
    public void close() {
        try {
            ready.await();
            consumer.wakeup();
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
