package io.onefold.identity.streams;

import java.time.Duration;

/**
 * How much work that nobody waits for a turn may do: a little more each time while turns come in time, half as much as soon as one is
 * late, since then what comes in waits (additive increase, multiplicative decrease, as in TCP's congestion control, RFC 5681). Of one thread.
 */
final class Pace {
    /** So much is always done, or it would never end under load. */
    static final int LEAST = 5;

    static final int MOST = 500;
    private static final int STEP = 5;

    private final long lateAfter;
    private long last = Long.MAX_VALUE;
    private int allowed = LEAST;

    /** @param every how long after one another turns are to come */
    Pace(Duration every) {
        this.lateAfter = every.toMillis() * 3 / 2;
    }

    /**
     * A turn begins.
     *
     * @param now milliseconds on any clock
     * @return how much may be done in it
     */
    int turn(long now) {
        boolean isLate = now > last && now - last > lateAfter;
        last = now;
        allowed = isLate ? Math.max(LEAST, allowed / 2) : Math.min(MOST, allowed + STEP);
        return allowed;
    }
}
