package io.onefold.schemas.serde;

import io.onefold.schemas.mapping.AvroMapping;
import io.onefold.schemas.mapping.PublicSchemas;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * One type of the domain under one subject. Writing asks the registry once, at the first record; reading once for each id met. Null is
 * a tombstone. Thread-safe.
 */
final class MappedSerde<D, R extends SpecificRecord> implements Serde<D> {
    private final Registry registry;
    private final String subject;
    private final AvroMapping<D, R> mapping;
    private final Schema written;
    private final DatumWriter<D> writer;
    private final ConcurrentMap<Integer, SpecificDatumReader<R>> readers = new ConcurrentHashMap<>();
    private final ConcurrentMap<Integer, Boolean> sameForm = new ConcurrentHashMap<>();

    MappedSerde(Registry registry, String subject, AvroMapping<D, R> mapping) {
        this(registry, subject, mapping, new MappedWriter<>(mapping));
    }

    /** @param writer writes the same bytes as the mapping, by a shorter way */
    MappedSerde(Registry registry, String subject, AvroMapping<D, R> mapping, DatumWriter<D> writer) {
        this.registry = registry;
        this.subject = subject;
        this.mapping = mapping;
        this.written = PublicSchemas.withoutJavaProperties(mapping.schema());
        this.writer = writer;
    }

    @Override
    public Serializer<D> serializer() {
        int id = registry.register(subject, written);
        return (topic, value) -> write(id, value);
    }

    @Override
    public Deserializer<D> deserializer() {
        return this::read;
    }

    /** As bare Avro by this release's schema: what was written with it is only copied, which is far cheaper than to read it. */
    Deserializer<ByteBuffer> bodies() {
        return this::body;
    }

    private @Nullable ByteBuffer body(String topic, byte @Nullable [] bytes) {
        if (bytes == null) return null;
        int id = Wire.schemaId(topic, bytes);
        if (sameForm.computeIfAbsent(id, each -> Wire.sameForm(registry.byId(each), written))) return Wire.body(bytes);
        return Wire.body(Wire.write(id, writer, Objects.requireNonNull(read(topic, bytes))));
    }

    private byte @Nullable [] write(int id, @Nullable D value) {
        return value == null ? null : Wire.write(id, writer, value);
    }

    private @Nullable D read(String topic, byte @Nullable [] bytes) {
        if (bytes == null) return null;
        int id = Wire.schemaId(topic, bytes);
        SpecificDatumReader<R> reader = readers.get(id);
        if (reader == null) {
            reader = new SpecificDatumReader<>(registry.byId(id), mapping.schema(), RecordWriter.MODEL);
            readers.put(id, reader);
        }
        return mapping.fromAvro().apply(Wire.read(topic, bytes, reader));
    }
}
