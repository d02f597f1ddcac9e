package io.onefold.ingest.kafka.connect;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** When a source that could not be read is tried again: after 1 s, 2 s, 4 s, … and at most a minute. Used by one thread. */
final class BackOff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofMinutes(1);

    private final InstantSource clock;
    private Duration next = FIRST;
    private Instant until = Instant.MIN;

    BackOff(InstantSource clock) {
        this.clock = clock;
    }

    boolean isOver() {
        return !clock.instant().isBefore(until);
    }

    Duration failed() {
        Duration wait = next;
        until = clock.instant().plus(wait);
        next = wait.multipliedBy(2).compareTo(MOST) < 0 ? wait.multipliedBy(2) : MOST;
        return wait;
    }

    void worked() {
        next = FIRST;
    }
}
