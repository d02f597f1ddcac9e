package io.onefold.ingest.kafka;

import io.onefold.ingest.redrive.RedriveTarget;
import io.onefold.schemas.Quarantined;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.topics.RecordHeaders;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Sends what was quarantined to its topic, marked as redriven. Safe for several threads. */
public final class KafkaRedriveTarget implements RedriveTarget {
    private final KafkaTouchpointSink sink;
    private final Publisher publisher;

    /** A target that writes touchpoints as {@code sink} does, and all by {@code publisher}. */
    public KafkaRedriveTarget(KafkaTouchpointSink sink, Publisher publisher) {
        this.sink = sink;
        this.publisher = publisher;
    }

    @Override
    public CompletionStage<Void> accept(Touchpoint touchpoint, Quarantined from) {
        try {
            return publish(sink.records().of(touchpoint), from);
        } catch (KafkaException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public CompletionStage<Void> quarantine(Quarantined quarantined) {
        return sink.quarantine(quarantined);
    }

    @Override
    public CompletionStage<Void> republish(Quarantined from) {
        byte[] original = new byte[from.original().remaining()];
        from.original().duplicate().get(original);
        byte[] key = IngestRecords.key(from.source(), from.messageId());
        return publish(new ProducerRecord<>(from.origin(), null, from.receivedAt(), key, original), from);
    }

    private CompletionStage<Void> publish(ProducerRecord<byte[], byte[]> record, Quarantined from) {
        record.headers().add(RecordHeaders.REDRIVEN, from.location().getBytes(StandardCharsets.UTF_8));
        return publisher.publish(record);
    }
}
