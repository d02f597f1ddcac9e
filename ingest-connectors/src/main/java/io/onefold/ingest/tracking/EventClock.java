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
 * @param senderTime by the sender's own clock
 */
record EventClock(Instant occurredAt, Instant senderTime) {
    /**
     * Reads an event's times. {@code originalTimestamp} goes before {@code timestamp}, which a relay may have corrected
     * already. Without a sentAt the timestamp is taken as it is; without a timestamp the event happened at its receipt.
     */
    static EventClock read(JsonNode event, String batchSentAt, Instant receivedAt) throws Rejection {
        @Nullable Instant original = JsonTime.read(event.path("originalTimestamp"), "originalTimestamp");
        @Nullable Instant told = original != null ? original : JsonTime.read(event.path("timestamp"), "timestamp");
        if (told == null) return new EventClock(receivedAt, receivedAt);
        @Nullable Instant sentAt = sentAt(event, batchSentAt);
        Instant occurredAt = sentAt == null ? told : receivedAt.minus(Duration.between(told, sentAt));
        return new EventClock(EventTime.believable(occurredAt, receivedAt), told);
    }

    private static @Nullable Instant sentAt(JsonNode event, String batchSentAt) throws Rejection {
        @Nullable Instant own = JsonTime.read(event.path("sentAt"), "sentAt");
        if (own != null || batchSentAt.isEmpty()) return own;
        return JsonTime.parse(batchSentAt, "sentAt");
    }
}
