package io.onefold.testing.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.app.audit.CommittedTopic;
import io.onefold.app.audit.LogOfRecord;
import io.onefold.app.audit.Published;
import io.onefold.identity.streams.Names;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.serde.Registry;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import io.onefold.testing.process.Distribution;
import io.onefold.testing.process.OnefoldProcess;
import io.onefold.testing.process.Ports;
import io.onefold.testing.process.Verb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One data folder and one set of ports on which {@code up} is started, killed and started again. */
final class KilledInstallation {
    private static final Duration START = Duration.ofMinutes(5);

    private final Path folder;
    private final Ports ports = Ports.free();

    KilledInstallation(Path folder) {
        this.folder = folder;
    }

    /** The description of a connector that reads exports of a till dropped into a folder, where {@code up} looks for it. */
    void describeTill(String name, Path drop) throws IOException {
        Path connectors = Files.createDirectories(folder.resolve("connectors"));
        Files.writeString(connectors.resolve(name + ".yaml"), """
                kind: files
                channel: store
                files: {folder: %s, settle: 100ms}
                mapping:
                  event: {value: Purchase}
                  time: {column: sold_at}
                  identifiers: {member_id: member_id, phone: phone}
                  order: {id: receipt, line: line, product: product, quantity: quantity, amount: amount, currency: currency}
                """.formatted(drop));
    }

    String collectorUrl() {
        return ports.collectorUrl();
    }

    /** Starts it, which returns once it is ready. */
    OnefoldProcess up() throws IOException, InterruptedException {
        OnefoldProcess process = starting();
        process.awaitLine("Ready after", START);
        return process;
    }

    private OnefoldProcess starting() throws IOException {
        return run("up", "--set", "topics.partitions=4");
    }

    /** Starts it and kills it soon. */
    void killWhileItStarts(int millis) throws IOException, InterruptedException {
        OnefoldProcess process = starting();
        boolean unused = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
        kill(process);
    }

    /** Kills the application, whose broker and registry have to notice. */
    void kill(OnefoldProcess process) throws InterruptedException {
        List<ProcessHandle> tree = process.tree();
        process.kill();
        assertThat(OnefoldProcess.survivors(tree))
                .as("processes that outlive their parent")
                .isEmpty();
    }

    /** The import of a till's file, running. */
    OnefoldProcess importing(Path file) throws IOException {
        return run("import", "store", file.toString());
    }

    private OnefoldProcess run(String... verb) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(verb));
        arguments.addAll(where());
        return Distribution.start(folder, arguments);
    }

    private List<String> where() {
        List<String> flags = ports.flags();
        flags.addAll(List.of("--data", folder.resolve("data").toString()));
        return flags;
    }

    /** Waits for rest and audits. */
    Verb audit() {
        List<String> arguments = new ArrayList<>(List.of("audit"));
        arguments.addAll(where());
        return Verb.run(arguments);
    }

    /** The ids of a source's messages as they stand in the log of record, sorted; one that stands twice is there twice. */
    List<String> appliedMessages(String source) {
        return LogOfRecord.read(reader(), Names.timelineChangelog("onefold")).messages().stream()
                .map(Observation::touchpoint)
                .filter(touchpoint -> touchpoint.source().equals(source))
                .map(Touchpoint::messageId)
                .sorted()
                .toList();
    }

    /** How many touchpoints all published profiles count together. */
    long countedTouchpoints() {
        Topics topics = new Topics("");
        try (Registry registry = Registry.connect(Map.of("schema.registry.url", ports.registryUrl()))) {
            return Published.read(reader(), topics, new TopicSerdes(registry, topics)).profiles().values().stream()
                    .mapToLong(profile -> profile.activity().touchpoints())
                    .sum();
        }
    }

    private CommittedTopic reader() {
        return new CommittedTopic(Map.of("bootstrap.servers", ports.bootstrap()));
    }
}
