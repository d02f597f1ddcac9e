package io.onefold.schemas.serde;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Any Avro record, as Confluent's Avro serializer writes it, under the same settings: {@code schema.registry.url},
 * {@code auto.register.schemas} (true), {@code use.latest.version} (false), {@code normalize.schemas} (false),
 * {@code key.subject.name.strategy}, {@code value.subject.name.strategy}, {@code basic.auth.*}, {@code bearer.auth.*},
 * {@code schema.registry.ssl.*}. Null is a tombstone. The registry is asked once for each schema and subject. Thread-safe.
 */
public final class AvroSerializer implements Serializer<IndexedRecord> {
    private final ConcurrentMap<Target, RecordWriter> writers = new ConcurrentHashMap<>();
    private @Nullable Registry registry;
    private @Nullable RegistrySettings settings;
    private boolean isKey;

    private record Target(String subject, Schema schema) {}

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        this.settings = RegistrySettings.read(configs);
        this.registry = Registry.connect(configs);
        this.isKey = isKey;
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable IndexedRecord record) {
        if (record == null) return null;
        Schema schema = record.getSchema();
        Target target = new Target(subject(topic, schema), schema);
        RecordWriter writer = writers.get(target);
        if (writer == null) {
            writer = writer(target);
            writers.put(target, writer);
        }
        return writer.write(record);
    }

    @Override
    public void close() {
        if (registry != null) registry.close();
    }

    private String subject(String topic, Schema schema) {
        RegistrySettings read = configured(settings);
        SubjectNames names = isKey ? read.keySubjects() : read.valueSubjects();
        return names.subject(topic, isKey, schema.getFullName());
    }

    private RecordWriter writer(Target target) {
        RegistrySettings read = configured(settings);
        Registry asked = configured(registry);
        if (read.useLatest()) return RecordWriter.as(target.schema(), asked.latest(target.subject()));
        int id = read.autoRegister()
                ? asked.register(target.subject(), target.schema())
                : asked.find(target.subject(), target.schema());
        return RecordWriter.of(id, target.schema());
    }

    private static <T> T configured(@Nullable T part) {
        if (part == null)
            throw new ConfigException("the serializer was not configured: schema.registry.url is missing");
        return part;
    }
}
