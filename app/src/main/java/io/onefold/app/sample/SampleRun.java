package io.onefold.app.sample;

import io.onefold.app.audit.AtRest;
import io.onefold.app.audit.AuditReport;
import io.onefold.app.audit.CommittedTopic;
import io.onefold.app.audit.InstallationAudit;
import io.onefold.app.audit.ProgressLine;
import io.onefold.app.config.Configuration;
import io.onefold.app.kafka.KafkaProperties;
import io.onefold.app.sample.systems.SampleSystems;
import io.onefold.app.sample.systems.Truth;
import io.onefold.app.up.Up;
import io.onefold.schemas.Channel;
import io.onefold.schemas.serde.Registry;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;

/** Lets the sample company tell a running installation its year, waits until all of it is decided about, and tells what became of it. */
public final class SampleRun {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Configuration configuration;
    private final SampleSystems systems;
    private final PrintWriter out;

    /**
     * A run to come.
     *
     * @param systems of the company, whose connectors are the configuration's
     * @param out progress and result are told here
     */
    public SampleRun(Configuration configuration, SampleSystems systems, PrintWriter out) {
        this.configuration = configuration;
        this.systems = systems;
        this.out = out;
    }

    /** Feeds, waits and tells; with {@code thenStop} audits too and asks to stop. */
    public Up.Next run(boolean thenStop) throws InterruptedException {
        Topics topics = configuration.topics().topics();
        Map<String, Object> registered = new HashMap<>(configuration.kafka());
        registered.put("schema.registry.url", configuration.servers().registryUrl());
        try (Registry registry = Registry.connect(registered)) {
            TopicSerdes serdes = new TopicSerdes(registry, topics);
            Truth truth = tell(topics, serdes);
            out.println("Waiting until all of it is decided about.");
            out.flush();
            if (!isAtRest(topics)) {
                out.println("Not at rest within " + PATIENCE.toMinutes() + " minutes; see ./onefold status.");
                return thenStop ? Up.Next.FAIL : Up.Next.STAY;
            }
            new SampleReport(configuration, topics, serdes).print(truth, out);
            withdraw(topics, serdes);
        } catch (IOException e) {
            out.println("The sample company cannot tell its year: " + e.getMessage());
            return thenStop ? Up.Next.FAIL : Up.Next.STAY;
        }
        return thenStop ? audit() : Up.Next.STAY;
    }

    private void withdraw(Topics topics, TopicSerdes serdes) throws IOException, InterruptedException {
        CommittedTopic reader = new CommittedTopic(KafkaProperties.of(configuration));
        try (StoredTouchpoints stored = new StoredTouchpoints(KafkaProperties.of(configuration), topics, serdes)) {
            new Withdrawal(reader, topics, serdes).show(systems, destination(stored), out);
        }
        out.flush();
    }

    private Truth tell(Topics topics, TopicSerdes serdes) throws IOException, InterruptedException {
        try (StoredTouchpoints stored = new StoredTouchpoints(KafkaProperties.of(configuration), topics, serdes);
                ProgressLine progress = new ProgressLine(out)) {
            return systems.tell(destination(stored), progress);
        }
    }

    private SampleSystems.Destination destination(StoredTouchpoints stored) throws IOException {
        return new SampleSystems.Destination(
                configuration.collector().url(),
                writeKey(Channel.WEB),
                writeKey(Channel.APP),
                stored,
                Clock.systemUTC());
    }

    /** Of the first source of a channel that senders have a key for. */
    private String writeKey(Channel channel) throws IOException {
        return configuration.sources().all().stream()
                .filter(source -> source.channel() == channel)
                .flatMap(source -> source.writeKeys().stream().sorted())
                .findFirst()
                .orElseThrow(() -> new IOException("no source of the channel " + channel.label()
                        + " is configured with a write key; give one, or leave the section sources out"));
    }

    private boolean isAtRest(Topics topics) throws InterruptedException {
        try (Admin admin = Admin.create(KafkaProperties.of(configuration))) {
            return new AtRest(admin, topics, configuration.applicationId()).await(PATIENCE);
        }
    }

    private Up.Next audit() throws InterruptedException {
        Optional<AuditReport> report;
        try (ProgressLine progress = new ProgressLine(out)) {
            report = new InstallationAudit(configuration, progress).run(PATIENCE);
        }
        if (report.isEmpty()) {
            out.println("Not at rest: the audit says nothing.");
            return Up.Next.FAIL;
        }
        report.get().lines().forEach(out::println);
        return report.get().isClean() ? Up.Next.STOP : Up.Next.FAIL;
    }
}
