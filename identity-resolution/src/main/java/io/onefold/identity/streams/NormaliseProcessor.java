package io.onefold.identity.streams;

import io.onefold.identity.forest.Message;
import io.onefold.schemas.Accounting;
import io.onefold.schemas.Quarantined;
import io.onefold.schemas.topics.Topics;
import io.onefold.schemas.trace.Traces;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Turns touchpoints and commands into messages to their identifiers, and quarantines the rest. */
final class NormaliseProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    private final Supplier<Normaliser> normalisers;
    private final Encoders encoders;
    private final Topics topics;
    private final Followed followed;
    private @Nullable Task task;

    /** What one task works with, from its start on. */
    private record Task(ProcessorContext<byte[], byte[]> context, Normaliser normaliser, Counts counts) {}

    NormaliseProcessor(Supplier<Normaliser> normalisers, Encoders encoders, Topics topics, @Nullable Traces traces) {
        this.followed = new Followed(traces);
        this.normalisers = normalisers;
        this.encoders = encoders;
        this.topics = topics;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        KeyValueStore<Bytes, byte[]> store = context.getStateStore(Names.NORMALISE_COUNTS);
        Counts counts = new Counts(store, Names.NORMALISE, context.taskId().partition());
        task = new Task(context, normalisers.get(), counts);
        context.schedule(Duration.ofSeconds(1), PunctuationType.WALL_CLOCK_TIME, now -> tellCounts());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Task running = running();
        RecordMetadata from = running.context.recordMetadata().orElseThrow();
        if (record.headers().lastHeader(Names.NOTHING_HEADER) != null) return;
        followed.take(record);
        long since = followed.begin();
        boolean redriven = record.headers().lastHeader(Names.REDRIVEN_HEADER) != null;
        byte[] value = record.value() == null ? new byte[0] : record.value();
        switch (running.normaliser.read(from.topic(), value)) {
            case Normaliser.Outcome.Accepted accepted -> {
                running.counts.received(accepted.source(), redriven);
                followed.done("normalise", since, from.topic());
                forward(accepted.message(), record.timestamp());
            }
            case Normaliser.Outcome.Rejected rejected -> {
                running.counts.quarantined(rejected.source(), redriven);
                Quarantined quarantined = new Quarantined(
                        rejected.source(),
                        rejected.channel(),
                        rejected.reason(),
                        rejected.why(),
                        from.topic() + "-" + from.partition() + "@" + from.offset(),
                        from.topic(),
                        ByteBuffer.wrap(value),
                        rejected.messageId(),
                        record.timestamp());
                quarantine(quarantined, record.timestamp());
            }
        }
    }

    private void forward(Message message, long timestamp) {
        byte[] value = LoopCodec.encode(new Loop.Told(message));
        Record<byte[], byte[]> record = new Record<>(LoopCodec.key(message.to()), value, timestamp);
        followed.leave(record.headers());
        running().context.forward(record, Names.TO_OBSERVATIONS);
    }

    private void quarantine(Quarantined quarantined, long timestamp) {
        byte[] key = quarantined.source().getBytes(StandardCharsets.UTF_8);
        byte[] value = encoders.quarantined(topics.quarantine().name(), quarantined);
        running().context.forward(new Record<>(key, value, timestamp), Names.TO_QUARANTINE);
    }

    private void tellCounts() {
        Task running = running();
        for (Accounting counts : running.counts.takeChanged())
            running.context.forward(
                    encoders.accounting(counts, running.context.currentSystemTimeMs()), Names.NORMALISE_ACCOUNTING);
    }

    private Task running() {
        if (task == null) throw new IllegalStateException("used before init");
        return task;
    }
}
