package io.onefold.testing.installation;

import io.onefold.app.audit.AtRest;
import io.onefold.app.audit.CommittedTopic;
import io.onefold.app.audit.LogOfRecord;
import io.onefold.app.audit.Published;
import io.onefold.app.command.ExitCode;
import io.onefold.app.config.Configuration;
import io.onefold.app.kafka.KafkaProperties;
import io.onefold.app.sample.PairwiseQuality;
import io.onefold.identity.streams.Names;
import io.onefold.schemas.serde.Registry;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.admin.Admin;

/**
 * A public history of events with up to ten identifiers each, and who each is of: imported into a running installation and held against the
 * truth. The files are not part of the project; they are looked for beside it.
 */
public final class PublicIdentityEvents {
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final Path folder;

    /** @param folder of {@code records.csv.gz} and {@code truth.csv.gz} */
    public PublicIdentityEvents(Path folder) {
        this.folder = folder;
    }

    /** Whether the files are there. */
    public boolean areThere() {
        return Files.exists(records()) && Files.exists(truthFile());
    }

    /** All events. */
    public Path records() {
        return folder.resolve("records.csv.gz");
    }

    private Path truthFile() {
        return folder.resolve("truth.csv.gz");
    }

    /** Writes the first events, so many of them, to a file. */
    public Path first(int events, Path into) throws IOException {
        return Files.write(into, lines(records()).subList(0, events + 1));
    }

    /**
     * What came of it.
     *
     * @param imported how long it took to read the file and store all events on Kafka
     * @param resolved how long it took from the beginning until every profile was published
     */
    public record Outcome(int events, int profiles, PairwiseQuality quality, Duration imported, Duration resolved) {
        /** For people. */
        @Override
        public String toString() {
            return "%,d events in %,d profiles: precision %.4f, recall %.4f over pairs of events; stored at %,.0f/s, published at %,.0f/s"
                    .formatted(
                            events,
                            profiles,
                            quality.precision(),
                            quality.recall(),
                            events / (imported.toMillis() / 1e3),
                            events / (resolved.toMillis() / 1e3));
        }
    }

    /** Imports events into an installation that has no others, waits until it is at rest, and compares. */
    public Outcome run(RunningInstallation installation, Path events, PrintWriter out) throws Exception {
        long begun = System.nanoTime();
        int code = installation.execute(
                out,
                "import",
                "events",
                events.toString(),
                "--mapping",
                mapping().toString());
        if (code != ExitCode.OK) throw new IllegalStateException("import ended with exit code " + code);
        Duration imported = Duration.ofNanos(System.nanoTime() - begun);
        Configuration configuration = installation.configuration();
        awaitRest(configuration);
        Duration resolved = Duration.ofNanos(System.nanoTime() - begun);
        Map<String, String> truth = truth(events);
        Published published;
        Map<String, String> profiles;
        Topics topics = configuration.topics().topics();
        try (Registry registry = Registry.connect(
                Map.of("schema.registry.url", configuration.servers().registryUrl()))) {
            CommittedTopic reader = new CommittedTopic(KafkaProperties.of(configuration));
            published = Published.read(reader, topics, new TopicSerdes(registry, topics));
            profiles = published.profilesOf(
                    LogOfRecord.read(reader, Names.timelineChangelog(configuration.applicationId()))
                            .messages());
        }
        return new Outcome(
                truth.size(), published.profiles().size(), PairwiseQuality.of(truth, profiles), imported, resolved);
    }

    private static void awaitRest(Configuration configuration) throws InterruptedException {
        try (Admin admin = Admin.create(KafkaProperties.of(configuration))) {
            AtRest rest = new AtRest(admin, configuration.topics().topics(), configuration.applicationId());
            if (!rest.await(PATIENCE)) throw new IllegalStateException("not at rest within " + PATIENCE);
        }
    }

    /** The mapping as a file, as its users have it. */
    private static Path mapping() throws IOException {
        Path file = Files.createTempFile("identity-events", ".yaml");
        file.toFile().deleteOnExit();
        try (InputStream in = Objects.requireNonNull(
                PublicIdentityEvents.class.getResourceAsStream("identity-events.yaml"), "no mapping")) {
            Files.write(file, in.readAllBytes());
        }
        return file;
    }

    /** Person by record, of these events. */
    private Map<String, String> truth(Path events) throws IOException {
        Map<String, String> all = new HashMap<>();
        for (String line : lines(truthFile())) {
            String[] columns = line.split(",", -1);
            all.put(columns[0], columns[1]);
        }
        Map<String, String> truth = new HashMap<>();
        List<String> lines = lines(events);
        for (String line : lines.subList(1, lines.size())) {
            String record = line.substring(0, line.indexOf(','));
            truth.put(record, Objects.requireNonNull(all.get(record), "no truth for " + record));
        }
        return truth;
    }

    private static List<String> lines(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                BufferedReader reader = new BufferedReader(new InputStreamReader(
                        file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }
}
