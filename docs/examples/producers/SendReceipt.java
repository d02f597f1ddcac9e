import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes a receipt to touchpoints.store: SendReceipt BROKERS REGISTRY. To run it twice changes nothing. */
final class SendReceipt {
    private static final String TOPIC = "touchpoints.store";

    private SendReceipt() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                arguments[0],
                "schema.registry.url",
                arguments[1],
                "key.serializer",
                StringSerializer.class.getName(),
                // Onefold's own; with Confluent's on the class path:
                // io.confluent.kafka.serializers.KafkaAvroSerializer.
                "value.serializer",
                "io.onefold.schemas.serde.AvroSerializer",
                "auto.register.schemas",
                false,
                "use.latest.version",
                true,
                "acks",
                "all",
                "enable.idempotence",
                true);
        try (KafkaProducer<String, GenericRecord> producer = new KafkaProducer<>(settings)) {
            GenericRecord touchpoint = touchpoint(schema(arguments[1]), "R-2001");
            // Copies of a message have one key, so they stand in one partition, in their order.
            producer.send(new ProducerRecord<>(TOPIC, "till-7/R-2001", touchpoint))
                    .get();
        }
    }

    /** The newest, so that this program knows every field. */
    private static Schema schema(String registry) throws Exception {
        try (SchemaRegistryClient client = new CachedSchemaRegistryClient(registry, 10)) {
            return new Schema.Parser()
                    .parse(client.getLatestSchemaMetadata(TOPIC + "-value").getSchema());
        }
    }

    private static GenericRecord touchpoint(Schema schema, String receipt) {
        Schema envelope = schema.getField("envelope").schema();
        Schema identifier = envelope.getField("identifiers").schema().getElementType();
        Schema order = schema.getField("order").schema().getTypes().get(1);
        Schema line = order.getField("lines").schema().getElementType();
        return new GenericRecordBuilder(schema)
                .set(
                        "envelope",
                        new GenericRecordBuilder(envelope)
                                .set("messageId", receipt)
                                .set("source", "till-7")
                                .set("name", "Purchase")
                                .set(
                                        "occurredAt",
                                        Instant.parse("2026-11-20T02:15:00Z").toEpochMilli())
                                .set("receivedAt", System.currentTimeMillis())
                                .set(
                                        "identifiers",
                                        List.of(new GenericRecordBuilder(identifier)
                                                .set("namespace", "member_id")
                                                .set("value", "M2001")
                                                .build()))
                                .build())
                .set(
                        "order",
                        new GenericRecordBuilder(order)
                                .set("orderId", receipt)
                                .set(
                                        "lines",
                                        List.of(new GenericRecordBuilder(line)
                                                .set("lineId", "1")
                                                .set("product", "Longjing tea")
                                                .set("quantity", "2")
                                                .set("amount", "336.00")
                                                .set("currency", "CNY")
                                                .build()))
                                .build())
                .set("storeId", "SH-7")
                .build();
    }
}
