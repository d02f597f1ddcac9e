package io.onefold.schemas.trace;

import org.jspecify.annotations.Nullable;

/** Hears of the stages that single touchpoints go through. Nothing of a person is among what it is told. Thread-safe. */
public interface Traces {
    /** A stage's clock, nanoseconds since 1970. */
    long now();

    /**
     * A stage is done.
     *
     * @param name such as {@code normalise}
     * @param before what the stage before left with the record, the value of its header {@code traceparent}; null at the first stage
     * @param since when it began, by {@link #now}
     * @param topic that the record is on, or goes to
     * @return what is left with what follows; null where this touchpoint is not followed
     */
    byte @Nullable [] done(String name, byte @Nullable [] before, long since, String topic);
}
