package io.onefold.schemas.topics;

/**
 * How many partitions topics get.
 *
 * @param touchpoints each of the channels' topics, and quarantine
 * @param identity observations and identity-links: equal, and frozen by the state that is kept by them
 * @param published what is published for others to read
 */
public record Partitions(int touchpoints, int identity, int published) {
    /** Enough for sixteen threads, on one machine or sixteen. */
    public static final Partitions DEFAULT = new Partitions(16, 16, 16);

    public Partitions {
        if (touchpoints < 1 || identity < 1 || published < 1) {
            throw new IllegalArgumentException("a topic has at least one partition");
        }
    }

    /** Topics of one kind have as many partitions as one another. */
    public enum Kind {
        TOUCHPOINTS,
        IDENTITY,
        PUBLISHED,
        /** One partition, for what is little. */
        SINGLE
    }

    /** The count for a kind of topic. */
    public int of(Kind kind) {
        return switch (kind) {
            case TOUCHPOINTS -> touchpoints;
            case IDENTITY -> identity;
            case PUBLISHED -> published;
            case SINGLE -> 1;
        };
    }
}
