package io.onefold.app.status;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The status as Prometheus metrics. Labels are names of topics, sources and stages, never anything of a person. */
public final class StatusMetrics {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final MultiGauge lagRecords = gauge("onefold.lag.records", "Records that are not done yet");
    private final MultiGauge lagSeconds = gauge("onefold.lag.seconds", "Time since the oldest of them was received");
    private final MultiGauge rate = gauge("onefold.records.per.second", "Records done a second");
    private final MultiGauge state = gauge("onefold.state.bytes", "State on this instance's disk");
    private final MultiGauge messages = gauge("onefold.messages", "What became of messages, since the beginning");
    private final MultiGauge inFlight = gauge("onefold.messages.in.flight", "Messages received and not decided yet");
    private final MultiGauge read =
            gauge("onefold.source.records", "Read of a source in the last hour, and what it became");
    private final MultiGauge unreadable = gauge("onefold.source.unreadable", "1 where a source cannot be read");
    private final MultiGauge subscribed =
            gauge("onefold.subscriber.profiles", "Profiles posted to a subscriber, and what became of them");
    private final MultiGauge subscriberLag =
            gauge("onefold.subscriber.lag.records", "Records that a subscriber has not taken yet");
    private final MultiGauge failing =
            gauge("onefold.subscriber.failing.seconds", "For how long a subscriber has taken nothing that was posted");
    private final MultiGauge ready = gauge("onefold.stage.ready", "1 where a part serves");
    private final MultiGauge age = gauge("onefold.age.seconds", "From receipt to publication, of the latest profiles");

    public StatusMetrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        Gauge.builder("onefold.up", () -> 1).description("1 while it runs").register(registry);
    }

    /** Adds a count of what must never be, asked for at each look. */
    public void addBroken(String invariant, Supplier<Number> count) {
        Gauge.builder("onefold.invariants.broken", count)
                .description(
                        "How often what must hold of every change did not, since this instance's start; 0 unless something is wrong")
                .tag("invariant", invariant)
                .register(registry);
    }

    /** Takes over what is. */
    void update(Status status) {
        List<Row<?>> records = new ArrayList<>();
        List<Row<?>> seconds = new ArrayList<>();
        for (PartitionLag lag : status.lags()) {
            Tags tags = Tags.of("topic", lag.topic(), "partition", "" + lag.partition());
            records.add(Row.of(tags, lag.records()));
            seconds.add(Row.of(tags, lag.seconds()));
        }
        lagRecords.register(records, true);
        lagSeconds.register(seconds, true);
        rate.register(rows("topic", status.recordsPerSecond()), true);
        state.register(rows("store", status.stateBytes()), true);
        age.register(
                List.of(
                        Row.of(Tags.of("quantile", "0.5"), status.ageP50Millis() / 1e3),
                        Row.of(Tags.of("quantile", "0.99"), status.ageP99Millis() / 1e3)),
                true);
        updateMessages(status);
        updateReadings(status);
        updateSubscribers(status);
        ready.register(
                status.stages().stream()
                        .<Row<?>>map(s ->
                                Row.of(Tags.of("stage", s.name()), s.state().equals("ready") ? 1 : 0))
                        .toList(),
                true);
    }

    /** The page that Prometheus reads. */
    public String page() {
        return registry.scrape();
    }

    private void updateMessages(Status status) {
        List<Row<?>> fates = new ArrayList<>();
        List<Row<?>> open = new ArrayList<>();
        status.sources().forEach((source, counts) -> {
            fates.add(fate(source, "received", counts.received()));
            fates.add(fate(source, "applied", counts.applied()));
            fates.add(fate(source, "duplicate", counts.duplicate()));
            fates.add(fate(source, "quarantined", counts.quarantined()));
            fates.add(fate(source, "suppressed", counts.suppressed()));
            open.add(Row.of(Tags.of("source", source), counts.inFlight()));
        });
        messages.register(fates, true);
        inFlight.register(open, true);
    }

    private void updateReadings(Status status) {
        List<Row<?>> fates = new ArrayList<>();
        List<Row<?>> problems = new ArrayList<>();
        status.readings().forEach((source, reading) -> {
            fates.add(fate(source, "read", reading.read()));
            fates.add(fate(source, "produced", reading.produced()));
            fates.add(fate(source, "quarantined", reading.quarantined()));
            fates.add(fate(source, "repeated", reading.repeated()));
            fates.add(fate(source, "flagged", reading.flagged()));
            problems.add(Row.of(Tags.of("source", source), reading.problem().isEmpty() ? 0 : 1));
        });
        read.register(fates, true);
        unreadable.register(problems, true);
    }

    private void updateSubscribers(Status status) {
        List<Row<?>> fates = new ArrayList<>();
        List<Row<?>> lags = new ArrayList<>();
        List<Row<?>> seconds = new ArrayList<>();
        for (SubscriberStatus each : status.subscribers()) {
            Tags name = Tags.of("subscriber", each.name());
            fates.add(Row.of(name.and("fate", "delivered"), each.delivered()));
            fates.add(Row.of(name.and("fate", "refused"), each.refused()));
            lags.add(Row.of(name, each.lag()));
            seconds.add(Row.of(name, each.failingSeconds()));
        }
        subscribed.register(fates, true);
        subscriberLag.register(lags, true);
        failing.register(seconds, true);
    }

    private static Row<?> fate(String source, String fate, long count) {
        return Row.of(Tags.of("source", source, "fate", fate), count);
    }

    private static List<Row<?>> rows(String label, Map<String, ? extends Number> values) {
        List<Row<?>> rows = new ArrayList<>();
        values.forEach((name, value) -> rows.add(Row.of(Tags.of(label, name), value)));
        return rows;
    }

    private MultiGauge gauge(String name, String about) {
        return MultiGauge.builder(name).description(about).register(registry);
    }
}
