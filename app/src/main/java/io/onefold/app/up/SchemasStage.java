package io.onefold.app.up;

import io.onefold.app.config.Configuration;
import io.onefold.schemas.serde.Registry;
import io.onefold.schemas.serde.RegistrySubjects;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Registers the schemas of all topics, and gives the rest the serdes that know their ids. */
final class SchemasStage implements Stage {
    private final Configuration configuration;
    private volatile @Nullable Registry registry;

    SchemasStage(Configuration configuration) {
        this.configuration = configuration;
    }

    @Override
    public String name() {
        return "schemas";
    }

    @Override
    public String start() {
        String url = configuration.servers().registryUrl();
        Map<String, Object> settings = new HashMap<>(configuration.kafka());
        settings.put("schema.registry.url", url);
        try {
            Registry connected = Registry.connect(settings);
            registry = connected;
            return new RegistrySubjects(connected, topics()).register().size() + " subjects";
        } catch (KafkaException e) {
            throw new StageException("the schema registry at " + url + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** Only while it is started. */
    TopicSerdes serdes() {
        return new TopicSerdes(Objects.requireNonNull(registry, "the schemas are not registered"), topics());
    }

    @Override
    public void stop() {
        Registry open = registry;
        registry = null;
        if (open != null) open.close();
    }

    @Override
    public Health health() {
        return registry == null ? Health.DOWN : Health.READY;
    }

    private Topics topics() {
        return configuration.topics().topics();
    }
}
