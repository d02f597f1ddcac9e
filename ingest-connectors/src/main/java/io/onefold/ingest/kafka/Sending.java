package io.onefold.ingest.kafka;

import io.onefold.ingest.SinkFullException;
import io.onefold.ingest.SinkSlowException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/** Records that were handed over together, until the last of them is settled. Safe for several threads. */
final class Sending {
    private final IntConsumer stored;
    private final Runnable released;
    private final AtomicInteger left;
    private final CompletableFuture<Void> settled = new CompletableFuture<>();
    private volatile @Nullable Exception failure;

    /**
     * @param stored hears the position of each that is stored
     * @param released called once all are settled, before anybody hears of it
     */
    Sending(int records, IntConsumer stored, Runnable released) {
        this.left = new AtomicInteger(records);
        this.stored = stored;
        this.released = released;
    }

    /** Completes when all are settled: exceptionally where one of them is not known to be stored. */
    CompletableFuture<Void> settled() {
        return settled;
    }

    boolean isFailed() {
        return failure != null;
    }

    /** One of them is stored, or is not known to be. */
    void settle(int index, @Nullable Exception why) {
        if (why == null) stored.accept(index);
        else failure = told(why);
        settle(1);
    }

    /** So many of them were not tried after a failure. */
    void leave(int untried) {
        if (untried > 0) settle(untried);
    }

    private void settle(int count) {
        if (left.addAndGet(-count) > 0) return;
        released.run();
        Exception why = failure;
        if (why == null) settled.complete(null);
        else settled.completeExceptionally(why);
    }

    /** In words that say whether the same will be taken later. */
    private static Exception told(Exception failure) {
        return switch (failure) {
            case BufferExhaustedException full -> new SinkFullException("the producer's buffer is full");
            case RetriableException passing -> new SinkSlowException("Kafka did not confirm it in time", passing);
            default -> failure;
        };
    }
}
