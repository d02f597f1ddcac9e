package io.onefold.testing.installation;

import io.onefold.app.config.Configuration;
import io.onefold.app.kafka.KafkaProperties;
import io.onefold.schemas.topics.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A subscriber of profiles and their changes that goes on from where it was, over any restart of the brokers, and notes whoever tells it what
 * it knows already. Of one thread.
 */
final class Following {
    private static final Duration STEP = Duration.ofMillis(200);

    private final Map<String, ByteBuffer> profiles = new HashMap<>();
    private final Set<String> repeated = new TreeSet<>();
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final Map<String, Object> settings;
    private final Topics topics;

    Following(Configuration configuration) {
        this.settings = new HashMap<>(KafkaProperties.of(configuration));
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "none");
        this.topics = configuration.topics().topics();
    }

    /**
     * Takes all that is committed by now.
     *
     * @return the keys of records that came
     */
    Set<String> catchUp() {
        Set<String> came = new HashSet<>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (String topic : List.of(
                    topics.customerProfiles().name(), topics.profileChanges().name()))
                consumer.partitionsFor(topic)
                        .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
            consumer.assign(partitions);
            for (TopicPartition each : partitions) consumer.seek(each, positions.getOrDefault(each, 0L));
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue()))
                consumer.poll(STEP).forEach(record -> take(record, came));
            for (TopicPartition each : partitions) positions.put(each, consumer.position(each));
        }
        return came;
    }

    private void take(ConsumerRecord<byte[], byte[]> record, Set<String> came) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (key.equals("~")) return;
        came.add(key);
        if (!record.topic().equals(topics.customerProfiles().name())) return;
        ByteBuffer value = record.value() == null ? null : ByteBuffer.wrap(record.value());
        ByteBuffer known = value == null ? profiles.remove(key) : profiles.put(key, value);
        if (value != null && value.equals(known)) repeated.add(key + " at " + record.offset());
    }

    /** Ids of profiles that live. */
    Set<String> live() {
        return Set.copyOf(profiles.keySet());
    }

    /** Records that said what was known already. */
    Set<String> repeated() {
        return Set.copyOf(repeated);
    }
}
