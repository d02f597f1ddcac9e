package io.onefold.ingest.files;

import io.onefold.ingest.Fate;
import io.onefold.ingest.SinkFullException;
import io.onefold.ingest.TouchpointSink;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The records that were handed over and are not acknowledged yet, at most so many, settled in their order: so those that
 * are settled are always the file's beginning. Used by one thread.
 */
final class Window {
    private static final long PAUSE_NANOS = 20_000_000;

    private record Pending(Fate fate, CompletableFuture<Void> stored) {}

    private final TouchpointSink sink;
    private final int maxPending;
    private final Consumer<Fate> settled;
    private final Deque<Pending> pending = new ArrayDeque<>();
    private long touchpoints;
    private long quarantined;

    /** @param settled hears each, in their order */
    Window(TouchpointSink sink, int maxPending, Consumer<Fate> settled) {
        this.sink = sink;
        this.maxPending = maxPending;
        this.settled = settled;
    }

    /** Hands a record over, and waits for the oldest where there are too many. */
    void put(Fate fate) throws IOException {
        if (pending.size() >= maxPending) settleOldest();
        pending.add(send(fate));
    }

    /** Waits for all. */
    void settle() throws IOException {
        while (!pending.isEmpty()) settleOldest();
    }

    long touchpoints() {
        return touchpoints;
    }

    long quarantined() {
        return quarantined;
    }

    private Pending send(Fate fate) {
        return new Pending(fate, sink.put(fate).toCompletableFuture());
    }

    private void settleOldest() throws IOException {
        Pending oldest = pending.remove();
        while (!isStored(oldest)) {
            LockSupport.parkNanos(PAUSE_NANOS);
            oldest = send(oldest.fate());
        }
        switch (oldest.fate()) {
            case Fate.Accepted accepted -> touchpoints++;
            case Fate.Refused refused -> quarantined++;
        }
        settled.accept(oldest.fate());
    }

    /** False where the sink was full. */
    private static boolean isStored(Pending record) throws IOException {
        try {
            record.stored().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SinkFullException) return false;
            throw new IOException("Kafka has not confirmed a record", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
