package io.onefold.ingest.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.EventTime;
import io.onefold.ingest.Rejection;
import io.onefold.ingest.json.JsonTime;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When an event happened. A sender's clock may be wrong, but the time between two of its readings is right, so the event
 * happened as long before its receipt as it did before it was sent: receivedAt − (sentAt − timestamp), as Segment defines it.
 *
 * @param occurredAt corrected
 * @param senderTime by the sender's own clock; 1970 where it told none but named the message, so that the same message received
 *     again is the same
 */
record EventClock(Instant occurredAt, Instant senderTime) {
    private static final Instant UNTOLD = Instant.EPOCH;

    /**
     * Reads an event's times. SDKs send either {@code timestamp} or {@code originalTimestamp}. Where both are there the
     * timestamp is one that somebody set or corrected on purpose, a caller (RudderStack's SDKs) or a relay, so it counts as
     * it is, and the original is the sender's time. Without a sentAt the one that is there is taken as it is; without any
     * the event happened at its receipt.
     */
    static EventClock read(JsonNode event, String batchSentAt, Instant receivedAt) throws Rejection {
        @Nullable Instant original = JsonTime.read(event.path("originalTimestamp"), "originalTimestamp");
        @Nullable Instant timestamp = JsonTime.read(event.path("timestamp"), "timestamp");
        @Nullable Instant told = original != null ? original : timestamp;
        if (told == null) return new EventClock(receivedAt, MessageNaming.isTold(event) ? UNTOLD : receivedAt);
        @Nullable Instant sentAt = sentAt(event, batchSentAt);
        if (original != null && timestamp != null) return of(timestamp, told, receivedAt);
        return of(sentAt == null ? told : receivedAt.minus(Duration.between(told, sentAt)), told, receivedAt);
    }

    private static EventClock of(Instant occurredAt, Instant senderTime, Instant receivedAt) throws Rejection {
        return new EventClock(EventTime.believable(occurredAt, receivedAt), senderTime);
    }

    private static @Nullable Instant sentAt(JsonNode event, String batchSentAt) throws Rejection {
        @Nullable Instant own = JsonTime.read(event.path("sentAt"), "sentAt");
        if (own != null || batchSentAt.isEmpty()) return own;
        return JsonTime.parse(batchSentAt, "sentAt");
    }
}
