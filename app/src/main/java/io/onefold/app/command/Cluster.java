package io.onefold.app.command;

import io.onefold.app.config.Configuration;
import io.onefold.app.kafka.KafkaProperties;
import io.onefold.schemas.serde.Registry;
import io.onefold.schemas.serde.RegistryUnreachableException;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;

/** The brokers and the schema registry of an installation, for a verb that talks to them. Nothing is asked until it is used. */
final class Cluster implements AutoCloseable {
    private static final int PATIENCE_MS = 15_000;

    private final Configuration configuration;
    private final Registry registry;

    Cluster(Configuration configuration) {
        this.configuration = configuration;
        Map<String, Object> settings = new HashMap<>(configuration.kafka());
        settings.put("schema.registry.url", configuration.servers().registryUrl());
        this.registry = Registry.connect(settings);
    }

    Topics topics() {
        return configuration.topics().topics();
    }

    TopicSerdes serdes() {
        return new TopicSerdes(registry, topics());
    }

    /** A new map of what a client of the brokers is made with; somebody waits at the screen, so it gives up sooner. */
    Map<String, Object> client() {
        Map<String, Object> client = KafkaProperties.of(configuration);
        client.putIfAbsent(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        client.putIfAbsent(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        return client;
    }

    /** What to tell whoever gave a verb that could not talk to the cluster. */
    static Refusal refusal(Configuration configuration, KafkaException failure) {
        return switch (failure) {
            case TimeoutException e ->
                unreachable("The brokers at " + configuration.servers().bootstrap() + " do not answer", e);
            case RegistryUnreachableException e ->
                unreachable("The registry at " + configuration.servers().registryUrl() + " does not answer", e);
            default -> new Refusal(ExitCode.FAILED, "Kafka: " + failure.getMessage());
        };
    }

    private static Refusal unreachable(String what, KafkaException failure) {
        return new Refusal(
                ExitCode.UNREACHABLE,
                what + " (" + failure.getMessage()
                        + "). Start them with ./onefold up, or name others with --bootstrap and --registry.");
    }

    @Override
    public void close() {
        registry.close();
    }
}
