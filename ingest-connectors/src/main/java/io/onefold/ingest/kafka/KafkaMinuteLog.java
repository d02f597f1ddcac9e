package io.onefold.ingest.kafka;

import io.onefold.ingest.accounting.MinuteLog;
import io.onefold.schemas.SourceMinute;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The topic of minutes. Safe for several threads. */
public final class KafkaMinuteLog implements MinuteLog {
    private final Publisher publisher;
    private final IngestRecords records;

    /** @param publisher stays the caller's to close */
    public KafkaMinuteLog(Publisher publisher, IngestRecords records) {
        this.publisher = publisher;
        this.records = records;
    }

    @Override
    public void store(List<SourceMinute> minutes) throws IOException {
        List<CompletableFuture<Void>> stored = new ArrayList<>();
        for (SourceMinute minute : minutes)
            stored.add(publisher.publish(records.of(minute)).toCompletableFuture());
        try {
            for (CompletableFuture<Void> each : stored) each.get();
        } catch (ExecutionException e) {
            throw new IOException("Kafka has not confirmed the counts of a minute", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
