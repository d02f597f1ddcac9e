package io.onefold.testing.subscriber;

import io.onefold.schemas.ProfileIndexEntry;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Keeps a copy of all profiles and of the index, as a marketing tool would: a value replaces what its key had, a tombstone ends the key. The
 * copy and how far it has read belong together: a tool keeps both in one database and writes both in one transaction; here both are in
 * memory, and outlive {@link #reconnect}. Of one thread.
 */
public final class ProfileSubscriber implements AutoCloseable {
    private static final Duration STEP = Duration.ofMillis(200);

    private final SortedMap<String, UnifiedProfile> profiles = new TreeMap<>();
    private final SortedMap<String, ProfileIndexEntry> index = new TreeMap<>();
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final Map<String, Object> settings;
    private final String profileTopic;
    private final String indexTopic;
    private final Deserializer<UnifiedProfile> profileReader;
    private final Deserializer<ProfileIndexEntry> indexReader;
    private KafkaConsumer<byte[], byte[]> consumer;

    /** @param client what a client of the brokers is made with */
    public ProfileSubscriber(Map<String, Object> client, Topics topics, TopicSerdes serdes) {
        Map<String, Object> all = new HashMap<>(client);
        // Onefold writes in transactions; whoever reads those that were aborted has what never was.
        all.put("isolation.level", "read_committed");
        // How far it has read is kept with the copy.
        all.put("enable.auto.commit", false);
        // A position that is gone for good means that tombstones may be gone too: begin anew, with an empty copy.
        all.put("auto.offset.reset", "none");
        this.settings = Map.copyOf(all);
        this.profileTopic = topics.customerProfiles().name();
        this.indexTopic = topics.profileIndex().name();
        this.profileReader = serdes.customerProfiles().deserializer();
        this.indexReader = serdes.profileIndex().deserializer();
        this.consumer = connect();
    }

    private KafkaConsumer<byte[], byte[]> connect() {
        var made = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : List.of(profileTopic, indexTopic))
            made.partitionsFor(topic).forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        made.assign(partitions);
        Map<TopicPartition, Long> beginnings = made.beginningOffsets(partitions);
        for (TopicPartition each : partitions)
            made.seek(each, positions.getOrDefault(each, beginnings.getOrDefault(each, 0L)));
        return made;
    }

    /** As after a crash of the tool: goes on from where its copy is. */
    public void reconnect() {
        consumer.close();
        consumer = connect();
    }

    /** Applies what has come; waits a little where nothing has. */
    public void step() {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(STEP)) {
            apply(record);
            positions.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
        }
    }

    /** Applies all that is committed by now. */
    public void catchUp() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) step();
    }

    private void apply(ConsumerRecord<byte[], byte[]> record) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        boolean isProfile = record.topic().equals(profileTopic);
        // A tombstone may also come for a key that was never met: then there is nothing to remove.
        if (record.value() == null) (isProfile ? profiles : index).remove(key);
        else if (isProfile) profiles.put(key, profileReader.deserialize(record.topic(), record.value()));
        else index.put(key, indexReader.deserialize(record.topic(), record.value()));
    }

    /** Every profile that lives, by id. */
    public SortedMap<String, UnifiedProfile> profiles() {
        return Collections.unmodifiableSortedMap(profiles);
    }

    /** Every row of the index, by its key. */
    public SortedMap<String, ProfileIndexEntry> index() {
        return Collections.unmodifiableSortedMap(index);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
