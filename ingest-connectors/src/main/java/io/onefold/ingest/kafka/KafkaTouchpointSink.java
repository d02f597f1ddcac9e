package io.onefold.ingest.kafka;

import io.onefold.ingest.Fate;
import io.onefold.ingest.TouchpointSink;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Puts touchpoints on the topic of their channel and the rest on the quarantine topic. Safe for several threads. */
public final class KafkaTouchpointSink implements TouchpointSink {
    private final Publisher publisher;
    private final IngestRecords records;

    /**
     * A sink that writes as the registry behind {@code serdes} knows the records; it is asked now, and not again. The
     * publisher stays the caller's to close.
     */
    public KafkaTouchpointSink(Publisher publisher, Topics topics, TopicSerdes serdes) {
        this(publisher, new IngestRecords(topics, serdes));
    }

    /** A sink that writes those records. The publisher stays the caller's to close. */
    public KafkaTouchpointSink(Publisher publisher, IngestRecords records) {
        this.publisher = publisher;
        this.records = records;
    }

    @Override
    public CompletionStage<Void> put(Fate fate) {
        try {
            return publisher.publish(records.of(fate));
        } catch (KafkaException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public CompletionStage<Void> putAll(List<Fate> fates, Consumer<Fate> stored) {
        try {
            List<ProducerRecord<byte[], byte[]>> written = new ArrayList<>(fates.size());
            for (Fate fate : fates) written.add(records.of(fate));
            return publisher.publishAll(written, index -> stored.accept(fates.get(index)));
        } catch (KafkaException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    IngestRecords records() {
        return records;
    }
}
