package io.onefold.app.sample;

import io.onefold.app.audit.AtRest;
import io.onefold.app.audit.AuditReport;
import io.onefold.app.audit.InstallationAudit;
import io.onefold.app.audit.ProgressLine;
import io.onefold.app.config.Configuration;
import io.onefold.app.kafka.KafkaProperties;
import io.onefold.app.up.Assembly;
import io.onefold.app.up.Up;
import io.onefold.ingest.kafka.KafkaTouchpointSink;
import io.onefold.ingest.kafka.Publisher;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.serde.Registry;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.admin.Admin;

/** Feeds a running installation with the sample company, waits until all of it is decided about, and tells what became of it. */
public final class SampleRun {
    private static final long SEED = 20_261_121;
    private static final int IN_FLIGHT = 2_000;
    private static final int IN_FLIGHT_BYTES = 32 * 1024 * 1024;
    private static final int SHOWN_EVERY = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Configuration configuration;
    private final PrintWriter out;
    private final Clock clock = Clock.systemUTC();

    /** @param out progress and result are told here */
    public SampleRun(Configuration configuration, PrintWriter out) {
        this.configuration = configuration;
        this.out = out;
    }

    /**
     * Feeds, waits and tells; with {@code thenStop} audits too and asks to stop.
     *
     * @param people how many customers the company has
     */
    public Up.Next run(int people, boolean thenStop) throws InterruptedException {
        Sample sample = SampleCompany.generate(SEED, people, clock.instant());
        Topics topics = configuration.topics().topics();
        Map<String, Object> registered = new HashMap<>(configuration.kafka());
        registered.put("schema.registry.url", configuration.servers().registryUrl());
        try (Registry registry = Registry.connect(registered)) {
            TopicSerdes serdes = new TopicSerdes(registry, topics);
            feed(sample.touchpoints(), topics, serdes);
            out.println("Waiting until all of it is decided about.");
            out.flush();
            if (!isAtRest(topics)) {
                out.println("Not at rest within " + PATIENCE.toMinutes() + " minutes; see ./onefold status.");
                return thenStop ? Up.Next.FAIL : Up.Next.STAY;
            }
            new SampleReport(configuration, topics, serdes).print(sample, out);
        }
        return thenStop ? audit() : Up.Next.STAY;
    }

    private void feed(List<Touchpoint> touchpoints, Topics topics, TopicSerdes serdes) throws InterruptedException {
        Semaphore room = new Semaphore(IN_FLIGHT);
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        long begun = System.nanoTime();
        try (Publisher publisher = Publisher.connect(KafkaProperties.of(configuration), IN_FLIGHT_BYTES)) {
            KafkaTouchpointSink sink = new KafkaTouchpointSink(publisher, topics, serdes);
            int sent = 0;
            for (Touchpoint touchpoint : touchpoints) {
                room.acquire();
                sink.accept(receivedNow(touchpoint)).whenComplete((stored, failed) -> {
                    if (failed != null) failures.add(failed);
                    room.release();
                });
                if (++sent % SHOWN_EVERY == 0) show(sent, touchpoints.size(), begun);
            }
            room.acquire(IN_FLIGHT);
            show(touchpoints.size(), touchpoints.size(), begun);
            out.println();
        }
        Throwable failed = failures.peek();
        if (failed != null) throw new IllegalStateException("the sample could not be stored", failed);
    }

    /** Whoever takes a touchpoint in says when. */
    private Touchpoint receivedNow(Touchpoint from) {
        return new Touchpoint(
                from.messageId(),
                from.source(),
                from.channel(),
                from.type(),
                from.name(),
                from.occurredAt(),
                clock.millis(),
                from.senderTime(),
                from.identifiers(),
                from.traits(),
                from.consents(),
                from.context(),
                from.details());
    }

    private void show(int sent, int all, long begun) {
        double seconds = (System.nanoTime() - begun) / 1e9;
        double rate = sent / seconds;
        out.printf(
                "\rFeeding the sample company: %,d of %,d touchpoints, %,.0f/s, %,.0f s left   ",
                sent, all, rate, (all - sent) / rate);
        out.flush();
    }

    private boolean isAtRest(Topics topics) throws InterruptedException {
        try (Admin admin = Admin.create(KafkaProperties.of(configuration))) {
            return new AtRest(admin, topics, Assembly.applicationId(configuration)).await(PATIENCE);
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
