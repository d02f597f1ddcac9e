package io.onefold.app.status;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The status as Prometheus metrics. Labels are names of topics, sources and stages, never anything of a person. */
public final class StatusMetrics {
    /** What sources are counted under that the configuration does not name: whoever publishes straight to Kafka may call himself anything. */
    static final String OTHERS = "(others)";

    private static final String COMMANDS = "identity-commands";

    private final MeterRegistry registry;
    private final Set<String> sources = new HashSet<>();
    private final MultiGauge lagRecords;
    private final MultiGauge lagSeconds;
    private final MultiGauge rate;
    private final MultiGauge state;
    private final MultiGauge messages;
    private final MultiGauge inFlight;
    private final MultiGauge read;
    private final MultiGauge unreadable;
    private final MultiGauge subscribed;
    private final MultiGauge subscriberLag;
    private final MultiGauge failing;
    private final MultiGauge ready;
    private final MultiGauge age;

    /** @param sources that have a line of their own: their number is bounded by the configuration */
    public StatusMetrics(MeterRegistry registry, Set<String> sources) {
        this.registry = registry;
        this.sources.addAll(sources);
        this.sources.add(COMMANDS);
        lagRecords = gauge("onefold.lag.records", "Records that are not done yet");
        lagSeconds = gauge("onefold.lag.seconds", "Time since the oldest of them was received");
        rate = gauge("onefold.records.per.second", "Records done a second");
        state = gauge("onefold.state.bytes", "State on this instance's disk");
        messages = gauge("onefold.messages", "What became of messages, since the beginning");
        inFlight = gauge("onefold.messages.in.flight", "Messages received and not decided yet");
        read = gauge("onefold.source.records", "Read of a source in the last hour, and what it became");
        unreadable = gauge("onefold.source.unreadable", "1 where a source cannot be read");
        subscribed = gauge("onefold.subscriber.profiles", "Profiles posted to a subscriber, and what became of them");
        subscriberLag = gauge("onefold.subscriber.lag.records", "Records that a subscriber has not taken yet");
        failing = gauge(
                "onefold.subscriber.failing.seconds", "For how long a subscriber has taken nothing that was posted");
        ready = gauge("onefold.stage.ready", "1 where a part serves");
        age = gauge("onefold.age.seconds", "From receipt to publication, of the latest profiles");
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

    private void updateMessages(Status status) {
        List<Row<?>> fates = new ArrayList<>();
        List<Row<?>> open = new ArrayList<>();
        SortedMap<String, SourceCounts> bounded = new TreeMap<>();
        status.sources().forEach((source, counts) -> bounded.merge(label(source), counts, SourceCounts::plus));
        bounded.forEach((source, counts) -> {
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
        SortedMap<String, SourceReading> bounded = new TreeMap<>();
        status.readings().forEach((source, reading) -> bounded.merge(label(source), reading, SourceReading::plus));
        bounded.forEach((source, reading) -> {
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

    private String label(String source) {
        return sources.contains(source) ? source : OTHERS;
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
