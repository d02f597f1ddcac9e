package io.onefold.ingest.http;

import java.util.concurrent.Semaphore;

/** Room for the bodies that are being read or wait for Kafka. Safe for several threads. */
final class InFlight {
    private static final int RETRY_AFTER_SECONDS = 1;

    private final Semaphore bytes;

    InFlight(int maxBytes) {
        bytes = new Semaphore(maxBytes);
    }

    /** Takes room, or refuses at once where there is none. */
    Room take(int count) throws HttpRefusal {
        if (!bytes.tryAcquire(count)) throw full();
        return new Room(count);
    }

    static HttpRefusal full() {
        return HttpRefusal.passing(
                429,
                "too-many-requests",
                "more is waiting to be stored than there is room for; send it again later",
                RETRY_AFTER_SECONDS);
    }

    /** Room that one request holds. Handed from thread to thread, never used by two at once. */
    final class Room {
        private int held;

        private Room(int count) {
            held = count;
        }

        /** Gives back what the body turned out not to need. */
        void shrinkTo(int count) {
            if (count >= held) return;
            bytes.release(held - count);
            held = count;
        }

        void release() {
            shrinkTo(0);
        }
    }
}
