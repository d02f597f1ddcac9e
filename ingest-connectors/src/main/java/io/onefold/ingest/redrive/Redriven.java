package io.onefold.ingest.redrive;

import io.onefold.schemas.Quarantined;

/** What became of a quarantine record that was redriven. */
public sealed interface Redriven {
    /** It was read this time.
     *
     * @param touchpoints how many it held
     * @param quarantined events of a whole request that went back to quarantine, each by itself
     */
    record Accepted(int touchpoints, int quarantined) implements Redriven {}

    /** It went to its topic again; whether it is accepted there shows in the accounting. */
    record Republished(String topic) implements Redriven {}

    /** It is refused as before, so nothing was sent and the record stays. */
    record StillRefused(Quarantined quarantined) implements Redriven {}

    /** Nobody here knows how to read it. The message says what to do. */
    record Unreadable(String message) implements Redriven {}
}
