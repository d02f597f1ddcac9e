package io.onefold.ingest.tracking;

import java.util.List;

/**
 * A request's body, cut into its events.
 *
 * @param writeKey the one in the body; empty where there is none
 */
public record TrackingRequest(String writeKey, List<RawEvent> events) {
    public TrackingRequest {
        events = List.copyOf(events);
    }

    /** Hides the write key. */
    @Override
    public String toString() {
        return "TrackingRequest[" + events.size() + " events]";
    }
}
