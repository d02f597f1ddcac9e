package io.onefold.identity.streams;

import java.util.OptionalLong;

/**
 * When what is just being published was received. News that were put off to the end of a turn count as old as the oldest record since
 * they could have been put off, so an age is never told too small. Of one task, not thread-safe.
 */
final class Origin {
    private static final long NONE = Long.MAX_VALUE;

    private long now = NONE;
    private long oldestPutOff = NONE;

    void begin(long receivedAt) {
        now = receivedAt;
        oldestPutOff = Math.min(oldestPutOff, receivedAt);
    }

    void end() {
        now = NONE;
    }

    void beginPutOff() {
        now = oldestPutOff;
    }

    /** @param more whether something is still put off */
    void endPutOff(boolean more) {
        now = NONE;
        if (!more) oldestPutOff = NONE;
    }

    /** Up to a time; empty where no record brought it about. */
    OptionalLong age(long time) {
        return now == NONE ? OptionalLong.empty() : OptionalLong.of(Math.max(0, time - now));
    }
}
