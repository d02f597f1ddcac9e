package io.onefold.ingest;

import io.onefold.ingest.feed.FeedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** A clock on which time passes only where somebody waits or moves it on, and then at once. */
public final class SimulatedClock implements FeedClock {
    private final AtomicReference<Instant> now;

    public SimulatedClock(Instant start) {
        now = new AtomicReference<>(start);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public void pause(Duration duration) {
        pass(duration);
    }

    /** Moves it on. */
    public void pass(Duration duration) {
        if (duration.isPositive()) now.updateAndGet(before -> before.plus(duration));
    }
}
