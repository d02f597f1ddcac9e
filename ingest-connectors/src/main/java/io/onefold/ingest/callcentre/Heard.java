package io.onefold.ingest.callcentre;

/** What the manager interface tells of a call. */
sealed interface Heard {
    /** One of the call's records; it is written when the call, or a part of it, has ended. */
    record Ended(CallRecord record) implements Heard {}

    /** Something happened to the call while it went on. */
    record Happened(String call, QueueVisit visit) implements Heard {}
}
