package io.onefold.ingest.kafka;

import io.onefold.ingest.accounting.CountingSink;
import io.onefold.schemas.SourceMinute;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes what a sink has counted. Used by one thread. */
public final class MinuteReports implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MinuteReports.class);

    private final CountingSink counts;
    private final Publisher publisher;
    private final IngestRecords records;

    /** @param publisher stays the caller's to close, later than this */
    public MinuteReports(CountingSink counts, Publisher publisher, IngestRecords records) {
        this.counts = counts;
        this.publisher = publisher;
        this.records = records;
    }

    /** Publishes what there is to report. */
    public void report() {
        publish(counts.due());
    }

    /** Publishes the last of it. */
    @Override
    public void close() {
        publish(counts.rest());
    }

    /** A count that is lost is no loss to anybody's profile; the next one of its minute holds it too. */
    private void publish(List<SourceMinute> minutes) {
        for (SourceMinute minute : minutes) {
            var unused = publisher.publish(records.of(minute)).exceptionally(failure -> {
                LOG.warn(
                        "event=minute-not-stored source={} error={}",
                        minute.source(),
                        failure.getClass().getSimpleName());
                return null;
            });
        }
    }
}
