package io.onefold.testing.fuzz;

import io.onefold.ingest.Fate;
import io.onefold.ingest.TouchpointSink;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

/** Stores everything at once, and keeps the numbers alone. */
final class CountingSink implements TouchpointSink {
    final AtomicLong accepted = new AtomicLong();
    final AtomicLong quarantined = new AtomicLong();

    @Override
    public CompletionStage<Void> put(Fate fate) {
        switch (fate) {
            case Fate.Accepted any -> accepted.incrementAndGet();
            case Fate.Refused refused -> {
                if (refused.quarantined().message().isBlank())
                    throw new AssertionError("quarantined without saying why");
                quarantined.incrementAndGet();
            }
        }
        return CompletableFuture.completedFuture(null);
    }

    long all() {
        return accepted.get() + quarantined.get();
    }
}
