package io.onefold.app.command;

import io.onefold.app.config.Configuration;
import io.onefold.schemas.IdentityCommandRequest;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;

/** Puts a command on its topic. */
final class CommandSender {
    private static final int PATIENCE_MS = 30_000;

    private CommandSender() {}

    /**
     * Returns once every in-sync replica has it.
     *
     * @throws Refusal where that is not known to be; the command may be sent again under the same id
     */
    static void send(Configuration configuration, IdentityCommandRequest request) throws InterruptedException {
        try (Cluster cluster = new Cluster(configuration);
                KafkaProducer<String, IdentityCommandRequest> producer = new KafkaProducer<>(
                        properties(cluster),
                        new StringSerializer(),
                        cluster.serdes().identityCommands().serializer())) {
            String topic = cluster.topics().identityCommands().name();
            producer.send(new ProducerRecord<>(topic, request.commandId(), request))
                    .get();
        } catch (KafkaException e) {
            throw Cluster.refusal(configuration, e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException refused
                    ? Cluster.refusal(configuration, refused)
                    : new IllegalStateException("the producer failed otherwise than Kafka does", e.getCause());
        }
    }

    private static Map<String, Object> properties(Cluster cluster) {
        Map<String, Object> properties = cluster.client();
        properties.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MS);
        properties.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return properties;
    }
}
