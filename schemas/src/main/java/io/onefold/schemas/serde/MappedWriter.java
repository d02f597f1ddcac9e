package io.onefold.schemas.serde;

import io.onefold.schemas.mapping.AvroMapping;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.Encoder;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** Writes a type of the domain by way of its Avro record. Thread-safe. */
final class MappedWriter<D, R extends SpecificRecord> implements DatumWriter<D> {
    private final AvroMapping<D, R> mapping;
    private final DatumWriter<R> writer;

    MappedWriter(AvroMapping<D, R> mapping) {
        this.mapping = mapping;
        this.writer = new SpecificDatumWriter<>(mapping.schema(), RecordWriter.MODEL);
    }

    @Override
    public void setSchema(Schema schema) {
        throw new UnsupportedOperationException("the schema is the mapping's");
    }

    @Override
    public void write(D value, Encoder to) throws IOException {
        writer.write(mapping.toAvro().apply(value), to);
    }
}
