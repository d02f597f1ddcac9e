package io.onefold.app.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What an instance stands on: its disk, and certificates that end. Of one thread. */
public final class InstanceMetrics {
    private static final Duration LOOK_AT_CERTIFICATES = Duration.ofMinutes(1);

    private final Certificates certificates;
    private final InstantSource clock;
    private final MultiGauge ends;
    private final MultiGauge unreadable;
    private Instant lookedAt = Instant.EPOCH;

    /**
     * @param data the folder whose disk is looked at
     * @param kafka properties of Kafka's clients, which name certificates
     */
    public InstanceMetrics(MeterRegistry registry, Path data, Map<String, String> kafka, InstantSource clock) {
        this.certificates = new Certificates(kafka);
        this.clock = clock;
        Gauge.builder("onefold.disk.free.bytes", () -> disk(data, FileStore::getUsableSpace))
                .description("Room left on the disk of the data folder")
                .register(registry);
        Gauge.builder("onefold.disk.size.bytes", () -> disk(data, FileStore::getTotalSpace))
                .description("Size of the disk of the data folder")
                .register(registry);
        ends = MultiGauge.builder("onefold.certificate.expiry.timestamp.seconds")
                .description("When the first of the certificates that a setting names ends, seconds since 1970")
                .register(registry);
        unreadable = MultiGauge.builder("onefold.certificate.unreadable")
                .description("1 where the certificates that a setting names cannot be read")
                .register(registry);
    }

    @FunctionalInterface
    private interface Size {
        long of(FileStore disk) throws IOException;
    }

    private static double disk(Path folder, Size size) {
        try {
            return size.of(Files.getFileStore(folder));
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    /** Looks again, where the last time was a minute ago: who renews a certificate changes its file. */
    public void look() {
        Instant now = clock.instant();
        if (now.isBefore(lookedAt.plus(LOOK_AT_CERTIFICATES))) return;
        lookedAt = now;
        List<Row<?>> ending = new ArrayList<>();
        List<Row<?>> failing = new ArrayList<>();
        certificates.read().forEach((setting, end) -> {
            Tags tags = Tags.of("setting", setting);
            end.ifPresent(until -> ending.add(Row.of(tags, until.getEpochSecond())));
            failing.add(Row.of(tags, end.isPresent() ? 0 : 1));
        });
        ends.register(ending, true);
        unreadable.register(failing, true);
    }
}
