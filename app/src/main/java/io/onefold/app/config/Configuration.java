package io.onefold.app.config;

import io.onefold.app.local.BrokerSettings;
import io.onefold.app.local.ConnectSettings;
import io.onefold.app.local.RegistrySettings;
import io.onefold.ingest.Sources;
import io.onefold.ingest.http.CollectorSettings;
import io.onefold.profile.ProfileRules;
import io.onefold.schemas.topics.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * An installation's whole configuration, valid.
 *
 * @param data folder of all state
 * @param collector where the collector listens
 * @param collecting how much it takes, and from whom
 * @param mappings by source: which column is what in its files, of the sources that say it
 * @param connectors sources that are read or call us, each described in a file of its own; their sources are among {@code sources}
 * @param kafka properties for every Kafka client, by Kafka's names
 */
public record Configuration(
        Path data,
        Servers servers,
        BrokerSettings broker,
        RegistrySettings registry,
        ConnectSettings connect,
        Listen collector,
        CollectorSettings collecting,
        Listen api,
        TopicSettings topics,
        IdentitySettings identity,
        StreamsSettings streams,
        Schedule schedule,
        Sources sources,
        Map<String, Path> mappings,
        List<DescribedConnector> connectors,
        ProfileRules profile,
        Map<String, String> kafka) {
    public Configuration {
        mappings = Map.copyOf(mappings);
        connectors = List.copyOf(connectors);
        kafka = Map.copyOf(kafka);
    }

    /** Where the sample company keeps what is its own. */
    public Path company() {
        return company(data);
    }

    static Path company(Path data) {
        return data.resolve("sample");
    }

    /** The same installation but for its topics, so with state of its own. */
    public Configuration under(Topics other) {
        return new Configuration(
                data,
                servers,
                broker,
                registry,
                connect,
                collector,
                collecting,
                api,
                new TopicSettings(other, topics.partitions(), topics.replicas()),
                identity,
                streams,
                schedule,
                sources,
                mappings,
                connectors,
                profile,
                kafka);
    }

    /** Hides what passes through to Kafka: passwords are among it. */
    @Override
    public String toString() {
        return "Configuration[" + data + "]";
    }
}
