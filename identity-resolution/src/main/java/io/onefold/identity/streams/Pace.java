package io.onefold.identity.streams;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Keeps work that nobody waits for, very much of which may be there at once, to a part of a thread's time: a quarter while events come in,
 * three quarters while none do. Each task of the thread has an equal share of that, as a token bucket that two turns fill. Of one thread.
 */
final class Pace {
    private static final long BUSY_FOR = Duration.ofSeconds(1).toNanos();
    private static final int BUSY_PART = 4;

    private final LongSupplier nanoTime;
    private final long turn;
    private long busyUntil;
    private int shares;

    /**
     * @param turn how long after one another a task's turns come
     * @param nanoTime nanoseconds on any clock that does not go backwards
     */
    Pace(Duration turn, LongSupplier nanoTime) {
        this.turn = turn.toNanos();
        this.nanoTime = nanoTime;
        this.busyUntil = nanoTime.getAsLong();
    }

    /** One more task on this thread. */
    Share join() {
        shares++;
        return new Share();
    }

    /** What one task has of the thread's time. */
    final class Share {
        private long last = nanoTime.getAsLong();
        private long left;
        private boolean came;

        /** Something came in that somebody waits for. */
        void came() {
            came = true;
        }

        /** Does the work, a batch at a time, until it says that there is no more or the share is used up. */
        void use(BooleanSupplier batch) {
            long now = nanoTime.getAsLong();
            if (came) busyUntil = now + BUSY_FOR;
            came = false;
            left = Math.min(left + part(now, now - last), part(now, 2 * turn));
            last = now;
            boolean more = true;
            while (more && left > 0) {
                more = batch.getAsBoolean();
                long done = nanoTime.getAsLong();
                left -= done - now;
                now = done;
            }
        }

        private long part(long now, long time) {
            long part = now - busyUntil < 0 ? time / BUSY_PART : time - time / BUSY_PART;
            return part / shares;
        }

        /** The task has left this thread. */
        void leave() {
            shares--;
        }
    }
}
