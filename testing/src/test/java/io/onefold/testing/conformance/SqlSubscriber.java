package io.onefold.testing.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.onefold.app.audit.CommittedTopic;
import io.onefold.profile.query.ProfileJson;
import io.onefold.schemas.ProfileChange;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Feeds the tables of docs/examples/subscribers/subscriber.sql; goes on from where they say that they are. */
final class SqlSubscriber implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();

    private final EmbeddedPostgres postgres;
    private final Connection connection;
    private final CommittedTopic reader;
    private final Topics topics;
    private final Deserializer<UnifiedProfile> profiles;
    private final Deserializer<ProfileChange> changes;

    SqlSubscriber(Path schema, CommittedTopic reader, Topics topics, TopicSerdes serdes)
            throws IOException, SQLException {
        this.postgres =
                EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        this.connection = postgres.getPostgresDatabase().getConnection();
        this.reader = reader;
        this.topics = topics;
        this.profiles = serdes.customerProfiles().deserializer();
        this.changes = serdes.profileChanges().deserializer();
        try (Statement statement = connection.createStatement()) {
            statement.execute(Files.readString(schema));
        }
        connection.setAutoCommit(false);
    }

    /** Applies in one transaction what has come since the last time. */
    void catchUp() throws Exception {
        for (String topic : List.of(
                topics.customerProfiles().name(), topics.profileChanges().name())) {
            List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
            reader.read(topic, read::add);
            for (ConsumerRecord<byte[], byte[]> record : read)
                if (record.offset() >= nextOffset(record)) {
                    if (topic.equals(topics.profileChanges().name())) apply(change(record));
                    else apply(new String(record.key(), UTF_8), profile(record));
                    call("select advance(?, ?, ?)", record.topic(), record.partition(), record.offset());
                }
        }
        connection.commit();
    }

    private ProfileChange change(ConsumerRecord<byte[], byte[]> record) {
        return changes.deserialize(record.topic(), record.value());
    }

    private @Nullable String profile(ConsumerRecord<byte[], byte[]> record) throws IOException {
        if (record.value() == null) return null;
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            ProfileJson.write(json, profiles.deserialize(record.topic(), record.value()));
        }
        return text.toString();
    }

    private void apply(String id, @Nullable String profile) throws SQLException {
        call("select apply_profile(?, ?::jsonb)", id, profile);
    }

    private void apply(ProfileChange change) throws SQLException {
        call(
                "select apply_change(?, ?, ?)",
                change.kind().name().toUpperCase(Locale.ROOT),
                connection.createArrayOf("text", change.from().toArray()),
                connection.createArrayOf("text", change.into().toArray()));
    }

    private long nextOffset(ConsumerRecord<byte[], byte[]> of) throws SQLException {
        List<String> found = query(
                "select next_offset from positions where topic = ? and partition = ?", of.topic(), of.partition());
        return found.isEmpty() ? 0 : Long.parseLong(found.getFirst());
    }

    private void call(String statement, @Nullable Object... values) throws SQLException {
        query(statement, values);
    }

    /** The first column of what is found. */
    List<String> query(String statement, @Nullable Object... values) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) prepared.setObject(i + 1, values[i]);
            List<String> found = new ArrayList<>();
            try (ResultSet rows = prepared.executeQuery()) {
                while (rows.next()) found.add(String.valueOf(rows.getString(1)));
            }
            return found;
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        connection.close();
        postgres.close();
    }
}
