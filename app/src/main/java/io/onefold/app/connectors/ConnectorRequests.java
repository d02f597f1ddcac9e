package io.onefold.app.connectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.onefold.app.config.Configuration;
import io.onefold.app.config.DescribedConnector;
import io.onefold.app.local.SecretProperties;
import io.onefold.ingest.kafka.connect.ConnectorProperties;
import io.onefold.schemas.topics.Topics;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What Kafka Connect is told of an installation's connectors. */
public final class ConnectorRequests {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Configuration configuration;

    public ConnectorRequests(Configuration configuration) {
        this.configuration = configuration;
    }

    /** The configuration of each connector that is read, by name. */
    public SortedMap<String, Map<String, String>> properties() {
        ConnectorProperties properties = new ConnectorProperties(
                prefix(),
                registry(),
                configuration.servers().bootstrap(),
                configuration.connect().folder().resolve("work"));
        SortedMap<String, Map<String, String>> all = new TreeMap<>();
        for (DescribedConnector each : configuration.connectors())
            if (each.isRead())
                all.put(
                        each.name(),
                        properties.of(
                                each.name(),
                                each.connector().setup(),
                                each.file().toString(),
                                each.yaml()));
        return all;
    }

    /**
     * The same as a worker without a group reads it at its start.
     *
     * @param held by name: {@code PAUSED} or {@code STOPPED} for those that begin so
     */
    public SortedMap<String, String> creations(Map<String, String> held) {
        SortedMap<String, String> all = new TreeMap<>();
        properties().forEach((name, properties) -> {
            ObjectNode request = JSON.createObjectNode().put("name", name);
            request.set("config", JSON.valueToTree(properties));
            request.put("initial_state", held.getOrDefault(name, "RUNNING"));
            all.put(name, write(request));
        });
        return all;
    }

    private static String write(ObjectNode request) {
        try {
            return JSON.writeValueAsString(request);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts can always be written", e);
        }
    }

    private String prefix() {
        Topics topics = configuration.topics().topics();
        String accounting = topics.accounting().name();
        return accounting.substring(0, accounting.length() - "accounting".length());
    }

    private Map<String, String> registry() {
        Map<String, String> settings = new TreeMap<>(SecretProperties.referenced(configuration.kafka()));
        settings.put("schema.registry.url", configuration.servers().registryUrl());
        return settings;
    }
}
