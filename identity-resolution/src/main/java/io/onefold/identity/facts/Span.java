package io.onefold.identity.facts;

/** From the first to the last sighting, UTC milliseconds; {@link #NEVER} for none. */
public record Span(long first, long last) {
    /** Never seen. */
    public static final Span NEVER = new Span(Long.MAX_VALUE, Long.MIN_VALUE);

    /** Seen once. */
    public static Span at(long time) {
        return new Span(time, time);
    }

    /** The span of both. */
    public Span join(Span other) {
        if (first <= other.first && last >= other.last) return this;
        return new Span(Math.min(first, other.first), Math.max(last, other.last));
    }
}
