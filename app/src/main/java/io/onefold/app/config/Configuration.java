package io.onefold.app.config;

import io.onefold.app.local.BrokerSettings;
import io.onefold.app.local.ConnectSettings;
import io.onefold.app.local.RegistrySettings;
import io.onefold.ingest.Sources;
import io.onefold.ingest.http.CollectorSettings;
import io.onefold.profile.ConsentRules;
import io.onefold.profile.ProfileRules;
import io.onefold.profile.expression.KnownNames;
import io.onefold.profile.portrait.PortraitRules;
import io.onefold.schemas.topics.Topics;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An installation's whole configuration, valid.
 *
 * @param parts what an instance of it runs
 * @param data folder of all state
 * @param collector where the collector listens
 * @param collecting how much it takes, and from whom
 * @param mappings by source: which column is what in its files, of the sources that say it
 * @param connectors sources that are read or call us, each described in a file of its own; their sources are among {@code sources}
 * @param subscribers who gets something, and where it goes; what they get is among {@code profile}
 * @param files and folders that are read for it beside onefold.yaml, whether they are there or not
 * @param tracing where an OpenTelemetry collector takes traces; empty where touchpoints are not followed
 * @param logging how log files are written
 * @param kafka properties for every Kafka client, by Kafka's names
 */
public record Configuration(
        Parts parts,
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
        FitSettings fit,
        List<DescribedSubscriber> subscribers,
        List<Path> files,
        String tracing,
        LogFormat logging,
        Map<String, String> kafka) {
    public Configuration {
        mappings = Map.copyOf(mappings);
        connectors = List.copyOf(connectors);
        subscribers = List.copyOf(subscribers);
        files = List.copyOf(files);
        kafka = Map.copyOf(kafka);
    }

    /** What expressions can name. */
    public KnownNames knownNames() {
        return knownNames(profile.portrait(), profile.consent());
    }

    static KnownNames knownNames(PortraitRules portrait, ConsentRules consent) {
        return new KnownNames(portrait.off(), Collections.emptySortedMap(), Set.of(), consent.names(), false);
    }

    /**
     * The group that consumes, and the name of its state: with the prefix of all topics and their generation, so that installations on one
     * broker keep apart.
     */
    public String applicationId() {
        return topics.topics().internalPrefix() + "onefold";
    }

    /** The profile store's folder: one for each log of record, since a store holds that. */
    public Path profiles() {
        return data.resolve(topics.topics().internalPrefix() + "profiles");
    }

    /** The folder of the state of identity resolution, on this machine. */
    public Path state() {
        return data.resolve("state").resolve(applicationId());
    }

    /** What the console keeps. */
    public Path console() {
        return data.resolve(topics.topics().prefix() + "console");
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
                parts,
                data,
                servers,
                broker,
                registry,
                connect,
                collector,
                collecting,
                api,
                new TopicSettings(other.withSubscribersOf(topics.topics()), topics.partitions(), topics.replicas()),
                identity,
                streams,
                schedule,
                sources,
                mappings,
                connectors,
                profile,
                fit,
                subscribers,
                files,
                tracing,
                logging,
                kafka);
    }

    /** Hides what passes through to Kafka: passwords are among it. */
    @Override
    public String toString() {
        return "Configuration[" + data + "]";
    }
}
