package io.onefold.app.subscribers;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after failures in a row: doubled each time, up to a most, and between half of that and all of it by chance, so that
 * those who failed together do not come again together.
 */
public record Backoff(Duration first, Duration most) {
    /** As running installations have it. */
    public static final Backoff USUAL = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));

    private static final int MOST_DOUBLINGS = 20;

    /** @param failures so far, at least one */
    Duration after(int failures, RandomGenerator chance) {
        long doubled = first.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
        long whole = Math.min(most.toMillis(), doubled);
        return Duration.ofMillis(whole / 2 + chance.nextLong(whole / 2 + 1));
    }
}
