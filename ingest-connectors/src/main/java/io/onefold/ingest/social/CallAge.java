package io.onefold.ingest.social;

import java.time.Duration;
import java.time.Instant;

/**
 * How old a call may be, so that one who saw it cannot send it again at will. The two clocks may differ by as much, either way.
 */
record CallAge(Duration max) {
    boolean allows(Instant sentAt, Instant receivedAt) {
        return Duration.between(sentAt, receivedAt).abs().compareTo(max) <= 0;
    }
}
