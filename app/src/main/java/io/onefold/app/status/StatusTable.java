package io.onefold.app.status;

import java.util.Comparator;
import java.util.Formatter;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A status for people. */
public final class StatusTable {
    private static final int MOST_PARTITIONS = 5;

    private StatusTable() {}

    /** Some lines. */
    public static String of(Status status) {
        Formatter page = new Formatter(Locale.ROOT);
        stages(page, status);
        topics(page, status);
        status.stateBytes()
                .forEach((store, bytes) -> page.format("state %-20s %10.1f MiB%n", store, bytes / 1024.0 / 1024));
        page.format(
                "age from receipt to publication, latest profiles: p50 %d ms, p99 %d ms%n",
                status.ageP50Millis(), status.ageP99Millis());
        sources(page, status);
        readings(page, status);
        return page.toString();
    }

    private static void stages(Formatter page, Status status) {
        for (StageStatus stage : status.stages())
            page.format("%-22s %-8s %s%n", stage.name(), stage.state(), stage.why());
        page.format("%n");
    }

    /** One line a topic, and the partitions that are furthest behind. */
    private static void topics(Formatter page, Status status) {
        SortedMap<String, Long> behind = new TreeMap<>();
        SortedMap<String, Double> oldest = new TreeMap<>();
        for (PartitionLag lag : status.lags()) {
            behind.merge(lag.topic(), lag.records(), Long::sum);
            oldest.merge(lag.topic(), lag.seconds(), Math::max);
        }
        page.format("%-32s %12s %12s %10s%n", "topic", "records/s", "lag records", "lag s");
        for (Map.Entry<String, Long> topic : behind.entrySet())
            page.format(
                    "%-32s %12.1f %12d %10.1f%n",
                    topic.getKey(),
                    status.recordsPerSecond().getOrDefault(topic.getKey(), 0.0),
                    topic.getValue(),
                    oldest.getOrDefault(topic.getKey(), 0.0));
        status.lags().stream()
                .filter(lag -> lag.records() > 0)
                .sorted((a, b) -> Long.compare(b.records(), a.records()))
                .limit(MOST_PARTITIONS)
                .forEach(lag -> page.format(
                        "  %-30s %12s %12d %10.1f%n",
                        lag.topic() + "-" + lag.partition(), "", lag.records(), lag.seconds()));
        page.format("%n");
    }

    private static void readings(Formatter page, Status status) {
        if (status.readings().isEmpty()) return;
        page.format("%nin the last hour: read = produced + quarantined + repeated%n");
        status.readings().forEach((source, r) -> {
            page.format(
                    "%-20s %d = %d + %d + %d%s%n",
                    source,
                    r.read(),
                    r.produced(),
                    r.quarantined(),
                    r.repeated(),
                    r.flagged() == 0 ? "" : ", " + r.flagged() + " not as planned");
            if (!r.progress().isEmpty()) page.format("  %s%n", r.progress());
            if (!r.problem().isEmpty()) page.format("  cannot be read: %s%n", r.problem());
        });
    }

    /** By channel, so that a channel that has gone quiet is seen among the others. */
    private static void sources(Formatter page, Status status) {
        if (status.sources().isEmpty()) return;
        page.format(
                "%n%-14s %-20s received = applied + duplicate + quarantined + suppressed + in flight%n",
                "channel", "source");
        status.sources().entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, SourceCounts> each) -> channel(status, each.getKey()))
                        .thenComparing(Map.Entry::getKey))
                .forEach(each -> source(page, channel(status, each.getKey()), each.getKey(), each.getValue()));
    }

    private static String channel(Status status, String source) {
        return status.channels().getOrDefault(source, "-");
    }

    private static void source(Formatter page, String channel, String source, SourceCounts c) {
        page.format(
                "%-14s %-20s %d = %d + %d + %d + %d + %d%n",
                channel,
                source,
                c.received(),
                c.applied(),
                c.duplicate(),
                c.quarantined(),
                c.suppressed(),
                c.inFlight());
    }
}
