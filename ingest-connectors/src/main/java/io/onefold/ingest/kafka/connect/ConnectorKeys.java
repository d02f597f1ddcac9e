package io.onefold.ingest.kafka.connect;

import io.onefold.ingest.connector.Connector;
import io.onefold.ingest.connector.ConnectorFile;
import io.onefold.ingest.connector.Kinds;
import io.onefold.ingest.connector.Secrets;
import io.onefold.ingest.connector.Setup;
import io.onefold.ingest.feed.Opening.Share;
import io.onefold.ingest.tables.CaptureMemory;
import io.onefold.schemas.topics.Topics;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a connector is configured with at a worker. {@link ConnectorProperties} writes it. */
record ConnectorKeys(Map<String, String> properties) {
    static final String SOURCE = "onefold.source";
    static final String DESCRIPTION = "onefold.description";
    static final String FILE = "onefold.file";
    static final String PREFIX = "onefold.topics.prefix";
    static final String FOLDER = "onefold.folder";
    static final String REGISTRY = "onefold.registry.";
    static final String BOOTSTRAP = "onefold.bootstrap";
    static final String VARIABLE = "onefold.env.";
    private static final String SHARE_INDEX = "onefold.share.index";
    private static final String SHARE_OF = "onefold.share.of";

    ConnectorKeys {
        properties = Map.copyOf(properties);
    }

    /** The connector as described; an {@link io.onefold.ingest.description.InvalidDescriptionException} where it is none. */
    Connector connector() {
        return new ConnectorFile(Kinds.ALL).parse(source(), text(FILE), text(DESCRIPTION));
    }

    /** Into how many tasks it can be divided at most. */
    int maxShares() {
        Connector connector = connector();
        return switch (connector.setup()) {
            case Setup.Reading reading -> reading.maxShares();
            case Setup.Captured captured -> 1;
            case Setup.Called called ->
                throw new IllegalArgumentException(text(FILE) + ": a source of the kind " + connector.kind()
                        + " calls the collector and is not read");
        };
    }

    String source() {
        return text(SOURCE);
    }

    String prefix() {
        return properties.getOrDefault(PREFIX, "");
    }

    Path folder() {
        return Path.of(text(FOLDER)).resolve(source() + "-" + share().index());
    }

    Map<String, Object> registry() {
        return new HashMap<>(under(REGISTRY));
    }

    /** Where a capture keeps what tables were like. */
    CaptureMemory memory() {
        Map<String, String> kafka = under(REGISTRY);
        kafka.keySet().removeIf(key -> key.startsWith("schema.registry."));
        return new CaptureMemory(
                properties.getOrDefault(BOOTSTRAP, ""), kafka, new Topics(prefix()).tableHistory(source()));
    }

    Secrets secrets() {
        Map<String, String> variables = under(VARIABLE);
        // What the worker's provider does not find it leaves as it is.
        variables.entrySet().removeIf(each -> each.getValue().equals(reference(each.getKey())));
        return new Secrets(name -> Optional.ofNullable(variables.get(name)));
    }

    /** How the worker's own provider is asked for a variable. */
    static String reference(String variable) {
        return "${env:" + variable + "}";
    }

    Share share() {
        return new Share(
                Integer.parseInt(properties.getOrDefault(SHARE_INDEX, "0")),
                Integer.parseInt(properties.getOrDefault(SHARE_OF, "1")));
    }

    /** The same for one of several tasks. */
    Map<String, String> with(Share share) {
        Map<String, String> all = new HashMap<>(properties);
        all.put(SHARE_INDEX, String.valueOf(share.index()));
        all.put(SHARE_OF, String.valueOf(share.of()));
        return all;
    }

    private Map<String, String> under(String prefix) {
        Map<String, String> found = new HashMap<>();
        properties.forEach((key, value) -> {
            if (key.startsWith(prefix)) found.put(key.substring(prefix.length()), value);
        });
        return found;
    }

    private String text(String key) {
        return Objects.requireNonNull(properties.get(key), key + " is missing; onefold writes it");
    }
}
