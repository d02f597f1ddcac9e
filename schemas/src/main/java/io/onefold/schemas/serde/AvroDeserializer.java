package io.onefold.schemas.serde;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Any Avro record that a Confluent-compatible serializer wrote, under the settings of {@link AvroSerializer} and {@code specific.avro.reader}
 * (false): with it, records of Onefold's own types come as their generated classes in their newest version, others as generic records like all do
 * without it. A tombstone is null. The registry is asked once for each id. Thread-safe.
 */
public final class AvroDeserializer implements Deserializer<IndexedRecord> {
    private final ConcurrentMap<Integer, DatumReader<IndexedRecord>> readers = new ConcurrentHashMap<>();
    private @Nullable Registry registry;
    private boolean specific;

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        this.specific = RegistrySettings.read(configs).specificReader();
        this.registry = Registry.connect(configs);
    }

    @Override
    public @Nullable IndexedRecord deserialize(String topic, byte @Nullable [] bytes) {
        if (bytes == null) return null;
        int id = Wire.schemaId(topic, bytes);
        DatumReader<IndexedRecord> reader = readers.get(id);
        if (reader == null) {
            reader = reader(id);
            readers.put(id, reader);
        }
        return Wire.read(topic, bytes, reader);
    }

    @Override
    public void close() {
        if (registry != null) registry.close();
    }

    private DatumReader<IndexedRecord> reader(int id) {
        if (registry == null) {
            throw new ConfigException("the deserializer was not configured: schema.registry.url is missing");
        }
        Schema written = registry.byId(id);
        Class<?> type = specific ? RecordWriter.MODEL.getClass(written) : null;
        if (type == null || !SpecificRecord.class.isAssignableFrom(type)) return new GenericDatumReader<>(written);
        return new SpecificDatumReader<>(written, RecordWriter.MODEL.getSchema(type), RecordWriter.MODEL);
    }
}
