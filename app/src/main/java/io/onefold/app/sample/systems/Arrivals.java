package io.onefold.app.sample.systems;

/** How much of what the company told has come to the installation. */
@FunctionalInterface
public interface Arrivals {
    /** Touchpoints of a source that are stored, each counted once. */
    long of(String source);
}
