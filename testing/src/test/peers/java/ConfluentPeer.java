import datahub.shaded.io.confluent.kafka.serializers.KafkaAvroDeserializer;
import datahub.shaded.io.confluent.kafka.serializers.KafkaAvroSerializer;
import datahub.shaded.org.apache.avro.Schema;
import datahub.shaded.org.apache.avro.generic.GenericDatumReader;
import datahub.shaded.org.apache.avro.generic.GenericDatumWriter;
import datahub.shaded.org.apache.avro.generic.GenericRecord;
import datahub.shaded.org.apache.avro.io.DecoderFactory;
import datahub.shaded.org.apache.avro.io.EncoderFactory;
import datahub.shaded.org.apache.avro.io.JsonEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;

/**
 * One record through Confluent's Java serializer or deserializer, in a virtual machine of its own: URL TOPIC SCHEMA_FILE write|read, the record on
 * standard input as Avro's JSON or hexadecimal digits, the other of the two on standard output.
 */
final class ConfluentPeer {
    private ConfluentPeer() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, String> settings = Map.of("schema.registry.url", arguments[0]);
        String topic = arguments[1];
        Schema schema = new Schema.Parser().parse(Files.readString(Path.of(arguments[2])));
        String input = new String(System.in.readAllBytes(), StandardCharsets.UTF_8).strip();
        System.out.print(
                arguments[3].equals("write") ? write(settings, topic, schema, input) : read(settings, topic, input));
    }

    private static String write(Map<String, String> settings, String topic, Schema schema, String json)
            throws IOException {
        GenericRecord record = new GenericDatumReader<GenericRecord>(schema)
                .read(null, DecoderFactory.get().jsonDecoder(schema, json));
        try (KafkaAvroSerializer serializer = new KafkaAvroSerializer()) {
            serializer.configure(settings, false);
            return HexFormat.of().formatHex(serializer.serialize(topic, record));
        }
    }

    private static String read(Map<String, String> settings, String topic, String hex) throws IOException {
        try (KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer()) {
            deserializer.configure(settings, false);
            GenericRecord record = (GenericRecord)
                    deserializer.deserialize(topic, HexFormat.of().parseHex(hex));
            ByteArrayOutputStream to = new ByteArrayOutputStream();
            JsonEncoder encoder = EncoderFactory.get().jsonEncoder(record.getSchema(), to);
            new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
            encoder.flush();
            return to.toString(StandardCharsets.UTF_8);
        }
    }
}
