package io.onefold.ingest.tracking;

import io.onefold.schemas.EventType;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an event stood, written as {@code /v1/track} or {@code /v1/batch[3] sent 2026-01-31T08:30:00Z}. The batch's sentAt
 * is part of it because it decides the event's time and is no part of the event's own bytes.
 *
 * @param index in the batch; -1 for the whole request
 * @param sentAt as the batch wrote it; empty where it did not, or where the event is the request
 */
record EdgeLocation(Endpoint endpoint, int index, String sentAt) {
    private static final Pattern WRITTEN = Pattern.compile("(/v1/\\w+)(?:\\[(\\d{1,7})])?(?: sent (\\S+))?");
    private static final int WHOLE = -1;

    static EdgeLocation whole(Endpoint endpoint) {
        return new EdgeLocation(endpoint, WHOLE, "");
    }

    static Optional<EdgeLocation> parse(String written) {
        Matcher matcher = WRITTEN.matcher(written);
        if (!matcher.matches()) return Optional.empty();
        int index = matcher.group(2) == null ? WHOLE : Integer.parseInt(matcher.group(2));
        String sentAt = matcher.group(3) == null ? "" : matcher.group(3);
        return Endpoint.named(matcher.group(1)).map(endpoint -> new EdgeLocation(endpoint, index, sentAt));
    }

    /** The type that the path gives the event. */
    Optional<EventType> type() {
        return endpoint.type();
    }

    boolean isWhole() {
        return index == WHOLE;
    }

    @Override
    public String toString() {
        return endpoint.path() + (isWhole() ? "" : "[" + index + "]") + (sentAt.isEmpty() ? "" : " sent " + sentAt);
    }
}
