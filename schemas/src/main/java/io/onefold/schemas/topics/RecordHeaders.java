package io.onefold.schemas.topics;

/** Names of the headers that records carry. */
public final class RecordHeaders {
    /** On a touchpoint that came back from quarantine; the value is the location where it was first refused, in UTF-8. */
    public static final String REDRIVEN = "onefold-redriven";

    private RecordHeaders() {}
}
