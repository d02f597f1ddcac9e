package io.onefold.profile.sink.kafka;

import io.onefold.profile.expression.Nearest;
import io.onefold.profile.sink.ProfileTable;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.mapping.MalformedRecordException;
import io.onefold.schemas.serde.Registry;
import io.onefold.schemas.serde.RegistryUnreachableException;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.storage.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Published profiles as rows: the values of a subscriber's topic, or of {@code customer-profiles}, as flat structs that a sink can write to a table.
 * A tombstone is null. The settings are {@code schema.registry.url} and what else Confluent's clients take, {@code fields} and {@code columns};
 * docs/connect-sinks.md says all of it.
 *
 * <p>A record that can never be read is a {@link DataException}, one that cannot be read now, since the registry does not answer or takes
 * the credentials for wrong, a {@link RetriableException}. Neither says anything of a person. Thread-safe once it is configured.
 */
public final class ProfileConverter implements Converter {
    private static final String REGISTRY = "schema.registry.url";
    private static final String FIELDS = "fields";
    private static final String COLUMNS = "columns";

    /** As of docs/subscribing.md. */
    private static final String AS_OF_HEADER = "onefold-as-of";

    private static final ConfigDef CONFIG = new ConfigDef()
            .define(REGISTRY, ConfigDef.Type.LIST, Importance.HIGH, "Where the schema registry is.")
            .define(
                    FIELDS,
                    ConfigDef.Type.STRING,
                    "",
                    (name, value) -> check(table(words(value), List.of())),
                    Importance.HIGH,
                    "What the subscriber may have, as in subscribers.yaml; its sections become columns. Empty for all.")
            .define(
                    COLUMNS,
                    ConfigDef.Type.STRING,
                    "",
                    (name, value) -> check(table(List.of(), words(value))),
                    Importance.HIGH,
                    "Columns of their own: PATH, PATH:TYPE, NAME=PATH or NAME=PATH:TYPE, with commas between them.");

    private @Nullable Registry registry;
    private @Nullable Deserializer<UnifiedProfile> profiles;
    private @Nullable RowStruct rows;

    /** A table and what is wrong with it. */
    private record Checked(ProfileTable table, List<String> problems) {}

    @Override
    public ConfigDef config() {
        return CONFIG;
    }

    /** @throws ConfigException with all that is wrong */
    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        if (isKey)
            throw new ConfigException(
                    "profiles are values; a key is its id as text: key.converter=org.apache.kafka.connect.storage.StringConverter");
        Checked checked = table(words(configs.get(FIELDS)), words(configs.get(COLUMNS)));
        for (String key : configs.keySet())
            if (!CONFIG.names().contains(key)) {
                String question = Nearest.question(key, List.of(FIELDS, COLUMNS));
                if (!question.isEmpty()) checked.problems().add("unknown key " + key + "." + question);
            }
        check(checked);
        rows = new RowStruct(checked.table());
        Registry connected = Registry.connect(configs);
        registry = connected;
        // What is read depends on no topic's name.
        profiles = new TopicSerdes(connected, new Topics("")).customerProfiles().deserializer();
    }

    @Override
    public SchemaAndValue toConnectData(String topic, byte @Nullable [] value) {
        return toConnectData(topic, new RecordHeaders(), value);
    }

    @Override
    public SchemaAndValue toConnectData(String topic, Headers headers, byte @Nullable [] value) {
        if (value == null) return SchemaAndValue.NULL;
        if (rows == null || profiles == null) throw new ConfigException("the converter was not configured");
        try {
            return new SchemaAndValue(rows.schema(), rows.of(profiles.deserialize(topic, value), asOf(headers)));
        } catch (RegistryUnreachableException | AuthenticationException | AuthorizationException e) {
            throw new RetriableException(e.getMessage(), e);
        } catch (KafkaException | MalformedRecordException e) {
            throw new DataException(e.getMessage());
        }
    }

    @Override
    public byte[] fromConnectData(String topic, Schema schema, Object value) {
        throw new DataException("profiles are published by Onefold alone: this converter is for sinks");
    }

    /** Ends the connections to the registry. */
    @Override
    public void close() {
        if (registry != null) registry.close();
    }

    private static Checked table(List<String> fields, List<String> columns) {
        List<String> problems = new ArrayList<>();
        return new Checked(ProfileTable.of(fields, columns, problems), problems);
    }

    private static void check(Checked checked) {
        if (!checked.problems().isEmpty()) throw new ConfigException(String.join("; ", checked.problems()));
    }

    private static List<String> words(@Nullable Object value) {
        return value == null
                ? List.of()
                : Arrays.stream(value.toString().split(","))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .toList();
    }

    private static Optional<Instant> asOf(Headers headers) {
        Header header = headers.lastHeader(AS_OF_HEADER);
        if (header == null || header.value() == null) return Optional.empty();
        try {
            return Optional.of(
                    Instant.ofEpochMilli(Long.parseLong(new String(header.value(), StandardCharsets.UTF_8))));
        } catch (NumberFormatException e) {
            throw new DataException("the header " + AS_OF_HEADER + " is no number of milliseconds");
        }
    }
}
