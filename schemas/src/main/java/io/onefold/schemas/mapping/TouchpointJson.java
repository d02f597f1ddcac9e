package io.onefold.schemas.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.onefold.schemas.Channel;
import io.onefold.schemas.Touchpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;

/** Touchpoints as JSON with the fields of their channel's schema, for people at a shell. */
public final class TouchpointJson {
    private static final RecordModel MODEL = new RecordModel();
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private TouchpointJson() {}

    /**
     * The touchpoint that a text tells. Branches of unions are not named, fields with a default may be left out, times may be ISO 8601.
     *
     * @param receivedAt of one that does not say when it was received
     * @throws MalformedRecordException where it is no JSON, or none of the channel's schema; names the field and no value
     */
    public static Touchpoint read(Channel channel, String text, Instant receivedAt) {
        JsonNode json = parse(text);
        if (json.get("envelope") instanceof ObjectNode envelope && !envelope.has("receivedAt"))
            envelope.put("receivedAt", receivedAt.toEpochMilli());
        Schema schema = TouchpointAvro.schema(channel);
        return TouchpointAvro.fromAvro(specific(PlainJson.record(schema, json)));
    }

    private static JsonNode parse(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            if (!json.isMissingNode()) return json;
        } catch (JsonProcessingException e) {
            throw new MalformedRecordException(
                    "the record",
                    "it is no JSON at column " + e.getLocation().getColumnNr() + ", or names a field twice");
        }
        throw new MalformedRecordException("the record", "it is empty");
    }

    /** By the bytes that stand on the topic, so that what is read is what any consumer would read. */
    private static SpecificRecord specific(GenericRecord record) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
            new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
            encoder.flush();
            return new SpecificDatumReader<SpecificRecord>(record.getSchema(), record.getSchema(), MODEL)
                    .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory cannot fail", e);
        }
    }
}
