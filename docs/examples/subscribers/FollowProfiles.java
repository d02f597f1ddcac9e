import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.onefold.profile.query.ProfileJson;
import io.onefold.schemas.ProfileChange;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.serde.Registry;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Keeps the tables of subscriber.sql: FollowProfiles BROKERS REGISTRY JDBC-URL. Reads to where the topics end now, then ends; run again,
 * it goes on from there. To follow for ever, leave the end away.
 */
final class FollowProfiles {
    private static final Topics TOPICS = new Topics("");
    private static final String PROFILES = TOPICS.customerProfiles().name();
    private static final String CHANGES = TOPICS.profileChanges().name();
    private static final JsonFactory JSON = new JsonFactory();

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Connection database;
    private final Deserializer<UnifiedProfile> profiles;
    private final Deserializer<ProfileChange> changes;

    private FollowProfiles(KafkaConsumer<byte[], byte[]> consumer, Connection database, TopicSerdes serdes) {
        this.consumer = consumer;
        this.database = database;
        this.profiles = serdes.customerProfiles().deserializer();
        this.changes = serdes.profileChanges().deserializer();
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                arguments[0],
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                false,
                // What the topic has forgotten may have been a tombstone: then only empty tables are right.
                "auto.offset.reset",
                "none");
        try (Registry registry = Registry.connect(Map.of("schema.registry.url", arguments[1]));
                Connection database = DriverManager.getConnection(arguments[2]);
                KafkaConsumer<byte[], byte[]> consumer =
                        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            database.setAutoCommit(false);
            new FollowProfiles(consumer, database, new TopicSerdes(registry, TOPICS)).run();
        }
    }

    private void run() throws Exception {
        List<TopicPartition> partitions = List.of(PROFILES, CHANGES).stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        for (Map.Entry<TopicPartition, Long> each : positions().entrySet())
            consumer.seek(each.getKey(), each.getValue());
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            // What is applied and how far was read are one transaction: a crash loses neither or both.
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                apply(record);
                call("select advance(?, ?, ?)", record.topic(), record.partition(), record.offset());
            }
            database.commit();
        }
    }

    private Map<TopicPartition, Long> positions() throws SQLException {
        Map<TopicPartition, Long> positions = new HashMap<>();
        try (PreparedStatement query =
                        database.prepareStatement("select topic, partition, next_offset from positions");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) positions.put(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
        }
        return positions;
    }

    private void apply(ConsumerRecord<byte[], byte[]> record) throws Exception {
        if (record.topic().equals(PROFILES)) {
            String id = new String(record.key(), StandardCharsets.UTF_8);
            call("select apply_profile(?, ?::jsonb)", id, record.value() == null ? null : profile(record));
            return;
        }
        ProfileChange change = changes.deserialize(record.topic(), record.value());
        call(
                "select apply_change(?, ?, ?)",
                change.kind().name().toUpperCase(Locale.ROOT),
                database.createArrayOf("text", change.from().toArray()),
                database.createArrayOf("text", change.into().toArray()));
    }

    /** As the query API writes it. */
    private String profile(ConsumerRecord<byte[], byte[]> record) throws Exception {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            ProfileJson.write(json, profiles.deserialize(record.topic(), record.value()));
        }
        return text.toString();
    }

    private void call(String function, Object... values) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(function)) {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            statement.execute();
        }
    }
}
