package io.onefold.schemas.serde;

import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** What a producer of another language may send: only the fields it knows, in an order of its own, and one that is not ours. */
final class ForeignTouchpoint {
    private ForeignTouchpoint() {}

    static GenericRecord record() {
        Schema identifier = SchemaBuilder.record("Identifier")
                .namespace("io.onefold.schemas.avro")
                .fields()
                .requiredString("value")
                .requiredString("namespace")
                .endRecord();
        Schema envelope = SchemaBuilder.record("Envelope")
                .namespace("io.onefold.schemas.avro")
                .fields()
                .requiredLong("receivedAt")
                .requiredLong("occurredAt")
                .requiredString("source")
                .requiredString("messageId")
                .name("identifiers")
                .type()
                .array()
                .items(identifier)
                .noDefault()
                .endRecord();
        Schema web = SchemaBuilder.record("WebTouchpoint")
                .namespace("io.onefold.schemas.avro")
                .fields()
                .requiredInt("sequence")
                .name("envelope")
                .type(envelope)
                .noDefault()
                .endRecord();
        GenericRecord email = filled(identifier, Map.of("namespace", "email", "value", "li@example.com"));
        GenericRecord shared = filled(
                envelope,
                Map.of(
                        "messageId",
                        "m-9",
                        "source",
                        "webshop",
                        "occurredAt",
                        1_000L,
                        "receivedAt",
                        2_000L,
                        "identifiers",
                        List.of(email)));
        return filled(web, Map.of("sequence", 1, "envelope", shared));
    }

    private static GenericRecord filled(Schema schema, Map<String, ?> values) {
        GenericRecord record = new GenericData.Record(schema);
        values.forEach(record::put);
        return record;
    }
}
