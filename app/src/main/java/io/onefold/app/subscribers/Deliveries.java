package io.onefold.app.subscribers;

import java.time.Instant;
import java.util.Optional;

/**
 * How it goes with one subscriber's webhook, since this instance has started. No personal data.
 *
 * @param delivered profiles that were taken, those that ended among them
 * @param refused profiles that were set aside as dead letters
 * @param failingSince since when nothing was taken, though something was posted; empty where all is well
 * @param problem what the last failure was; empty where all is well
 */
public record Deliveries(
        String subscriber, long delivered, long refused, Optional<Instant> failingSince, String problem) {
    static Deliveries none(String subscriber) {
        return new Deliveries(subscriber, 0, 0, Optional.empty(), "");
    }

    Deliveries taken(int letters) {
        return new Deliveries(subscriber, delivered + letters, refused, Optional.empty(), "");
    }

    Deliveries setAside() {
        return new Deliveries(subscriber, delivered, refused + 1, Optional.empty(), "");
    }

    Deliveries failed(String why, Instant now) {
        return new Deliveries(subscriber, delivered, refused, failingSince.or(() -> Optional.of(now)), why);
    }
}
