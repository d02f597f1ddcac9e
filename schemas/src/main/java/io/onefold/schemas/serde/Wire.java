package io.onefold.schemas.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.errors.SerializationException;

/** The frame around a record: a zero byte, the schema's id in four bytes big-endian, then Avro binary. */
final class Wire {
    private static final int MAGIC = 0;
    private static final int FRAME = 5;
    private static final int FIRST_SIZE = 512;
    /** Each thread's own, with the buffer that makes small writes cheap. */
    private static final ThreadLocal<BinaryEncoder> ENCODERS = new ThreadLocal<>();

    private Wire() {}

    static <T> byte[] write(int schemaId, DatumWriter<T> writer, T record) {
        ByteArrayOutputStream to = new ByteArrayOutputStream(FIRST_SIZE);
        to.write(MAGIC);
        to.write(schemaId >>> 24);
        to.write(schemaId >>> 16);
        to.write(schemaId >>> 8);
        to.write(schemaId);
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(to, ENCODERS.get());
        ENCODERS.set(encoder);
        try {
            writer.write(record, encoder);
            encoder.flush();
        } catch (IOException | AvroRuntimeException | ClassCastException | NullPointerException e) {
            throw new SerializationException("a record does not fit the schema " + schemaId + " it is written with", e);
        }
        return to.toByteArray();
    }

    static int schemaId(String topic, byte[] bytes) {
        if (bytes.length < FRAME || bytes[0] != MAGIC) {
            throw new UnknownSchemaException(
                    "a record of " + topic + " of " + bytes.length
                            + " bytes does not begin with a zero byte and a schema id: it was not written with a schema registry");
        }
        return (bytes[1] & 0xff) << 24 | (bytes[2] & 0xff) << 16 | (bytes[3] & 0xff) << 8 | (bytes[4] & 0xff);
    }

    /** What follows the frame. */
    static ByteBuffer body(byte[] bytes) {
        return ByteBuffer.wrap(bytes, FRAME, bytes.length - FRAME).slice();
    }

    /** Whether the same record has the same bytes in both. */
    static boolean sameForm(Schema one, Schema other) {
        return SchemaNormalization.toParsingForm(one).equals(SchemaNormalization.toParsingForm(other));
    }

    static <T> T read(String topic, byte[] bytes, DatumReader<T> reader) {
        Decoder decoder = DecoderFactory.get().binaryDecoder(bytes, FRAME, bytes.length - FRAME, null);
        try {
            return reader.read(null, decoder);
        } catch (IOException
                | AvroRuntimeException
                | IndexOutOfBoundsException
                // What Avro says of lengths beyond those of Java's arrays.
                | UnsupportedOperationException e) {
            throw new SerializationException(
                    "a record of " + topic + " is not what its schema " + schemaId(topic, bytes) + " says", e);
        }
    }
}
