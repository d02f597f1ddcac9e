package io.onefold.schemas.topics;

/** Names of the headers that records carry. */
public final class RecordHeaders {
    /** On a touchpoint that came back from quarantine; the value is the location where it was first refused, in UTF-8. */
    public static final String REDRIVEN = "onefold-redriven";

    /** Of a touchpoint that does not keep to its source's plan: the plan's label and in what, such as {@code 3/flag/1f0c22e9 missing:total}. */
    public static final String PLAN = "onefold-plan";

    /** Of a touchpoint that is followed from stage to stage, and of what follows from it: W3C's trace context. */
    public static final String TRACE = "traceparent";

    private RecordHeaders() {}
}
