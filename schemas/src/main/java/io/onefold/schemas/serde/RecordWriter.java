package io.onefold.schemas.serde;

import io.onefold.schemas.mapping.RecordModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.kafka.common.errors.SerializationException;

/** Writes records of one schema with one id. Thread-safe. */
interface RecordWriter {
    /** The model of all records written: generic ones, ours, and other generated ones alike. */
    SpecificData MODEL = new RecordModel();

    byte[] write(IndexedRecord record);

    /** Records written as they are. */
    static RecordWriter of(int id, Schema schema) {
        DatumWriter<IndexedRecord> writer = new SpecificDatumWriter<>(schema, MODEL);
        return record -> Wire.write(id, writer, record);
    }

    /** Records written as the newest version of their subject, by names and defaults as a reader of that version would read them. */
    static RecordWriter as(Schema own, Registry.Latest latest) {
        if (latest.schema().equals(own)) return of(latest.id(), own);
        var compatibility = SchemaCompatibility.checkReaderWriterCompatibility(latest.schema(), own);
        if (compatibility.getType() != SchemaCompatibilityType.COMPATIBLE) {
            throw new SerializationException("records of " + own.getFullName()
                    + " cannot be written as the newest version of their subject, schema " + latest.id() + ": "
                    + compatibility.getDescription());
        }
        DatumWriter<IndexedRecord> first = new SpecificDatumWriter<>(own, MODEL);
        GenericDatumReader<IndexedRecord> resolve = new GenericDatumReader<>(own, latest.schema());
        RecordWriter last = of(latest.id(), latest.schema());
        return record -> last.write(resolved(record, first, resolve));
    }

    private static IndexedRecord resolved(
            IndexedRecord record, DatumWriter<IndexedRecord> writer, GenericDatumReader<IndexedRecord> reader) {
        try {
            ByteArrayOutputStream to = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(to, null);
            writer.write(record, encoder);
            encoder.flush();
            return reader.read(null, DecoderFactory.get().binaryDecoder(to.toByteArray(), null));
        } catch (IOException e) {
            throw new SerializationException("a record does not fit its own schema", e);
        }
    }
}
