package io.onefold.app.command;

import io.onefold.ingest.Fate;
import io.onefold.ingest.SinkFullException;
import io.onefold.ingest.TouchpointSink;
import io.onefold.schemas.Touchpoint;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;

/** Touchpoints on their way to Kafka, some at a time. Used by one thread. */
final class PublishedLines {
    private static final int MOST_WAITING = 1_000;

    private final TouchpointSink sink;
    private final Deque<Sent> waiting = new ArrayDeque<>();
    private long count;

    private record Sent(Touchpoint touchpoint, CompletableFuture<Void> stored) {}

    PublishedLines(TouchpointSink sink) {
        this.sink = sink;
    }

    /**
     * Hands one over, and waits for the oldest where there are many.
     *
     * @throws KafkaException where one is not known to be stored; all may be published again
     */
    void add(Touchpoint touchpoint) throws InterruptedException {
        if (waiting.size() >= MOST_WAITING) awaitOldest();
        waiting.add(send(touchpoint));
    }

    /** Waits for all. */
    void await() throws InterruptedException {
        while (!waiting.isEmpty()) awaitOldest();
    }

    /** How many are stored. */
    long count() {
        return count;
    }

    private Sent send(Touchpoint touchpoint) {
        return new Sent(touchpoint, sink.put(new Fate.Accepted(touchpoint, "")).toCompletableFuture());
    }

    private void awaitOldest() throws InterruptedException {
        Sent oldest = waiting.remove();
        try {
            oldest.stored().get();
            count++;
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                // What was handed over before has been acknowledged meanwhile, or is being waited for next.
                case SinkFullException full -> waiting.add(send(oldest.touchpoint()));
                case KafkaException failure -> throw failure;
                case null, default ->
                    throw new IllegalStateException("the producer failed otherwise than Kafka does", e);
            }
        }
    }
}
