package io.onefold.testing.installation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.onefold.app.config.Configuration;
import io.onefold.app.kafka.KafkaProperties;
import io.onefold.identity.forest.Message;
import io.onefold.identity.streams.Loop;
import io.onefold.identity.streams.LoopCodec;
import io.onefold.schemas.Accounting;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.serde.Registry;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes something wrong with a running installation that never is wrong by itself. */
public final class Troubles {
    private static final String LOSSY = "lossy";

    private final Configuration configuration;

    public Troubles(Configuration configuration) {
        this.configuration = configuration;
    }

    /** More was received of a source than anybody accounts for: three messages of the source named lossy. */
    public void loseMessages() throws IOException, InterruptedException, ExecutionException {
        Topics topics = configuration.topics().topics();
        String topic = topics.accounting().name();
        Accounting lost = new Accounting("edge", 0, LOSSY, 10, 7, 0, 0, 0, 0, 0);
        try (Registry registry = Registry.connect(
                Map.of("schema.registry.url", configuration.servers().registryUrl()))) {
            byte[] value =
                    new TopicSerdes(registry, topics).accounting().serializer().serialize(topic, lost);
            send(new ProducerRecord<>(topic, ("edge/0/" + LOSSY).getBytes(StandardCharsets.UTF_8), value));
        }
    }

    /** Somebody who may not writes to a topic of ours: that an identifier is to hang below a greater one. */
    public void forgeUnion() throws InterruptedException, ExecutionException {
        IdentifierKey smaller = new IdentifierKey(1, 0, 1);
        IdentifierKey greater = new IdentifierKey(1, 0, 2);
        byte[] value = LoopCodec.encode(new Loop.Told(new Message.Union(smaller, greater, "forged")));
        String topic = configuration.topics().topics().identityLinks().name();
        send(new ProducerRecord<>(topic, 0, LoopCodec.key(smaller), value));
    }

    /** A connector like another one, with topics of a name that none can have, so that its task fails again and again. */
    public void breakConnectorLike(String model) throws IOException, InterruptedException {
        String connectors = configuration.servers().connectUrl() + "/connectors/";
        ObjectMapper json = new ObjectMapper();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> found = client.send(
                    HttpRequest.newBuilder(URI.create(connectors + model + "/config"))
                            .build(),
                    BodyHandlers.ofString());
            if (found.statusCode() != 200) throw new IllegalStateException("no connector " + model + ": " + found);
            ObjectNode config = (ObjectNode) json.readTree(found.body());
            config.put("name", "broken").put("onefold.topics.prefix", "no topic: ");
            HttpResponse<String> made = client.send(
                    HttpRequest.newBuilder(URI.create(connectors + "broken/config"))
                            .header("Content-Type", "application/json")
                            .PUT(BodyPublishers.ofString(json.writeValueAsString(config)))
                            .build(),
                    BodyHandlers.ofString());
            if (made.statusCode() >= 300) throw new IllegalStateException("it is refused: " + made.body());
        }
    }

    /** So many records that nobody can read, as fast as they are taken. */
    public void flood(String topic, int records) {
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            byte[] nothing = {0x55};
            for (int i = 0; i < records; i++) {
                var unused = producer.send(new ProducerRecord<>(topic, nothing));
            }
        }
    }

    private void send(ProducerRecord<byte[], byte[]> record) throws InterruptedException, ExecutionException {
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            producer.send(record).get();
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                KafkaProperties.of(configuration), new ByteArraySerializer(), new ByteArraySerializer());
    }
}
