package io.onefold.identity.forest;

/**
 * That two identifiers have met, as one of them remembers it.
 *
 * @param redactedUntil messages up to this time say no more what the neighbour's value is; {@link Long#MIN_VALUE}: none
 */
public record Edge(long redactedUntil) {
    /** They have met. */
    public static final Edge MET = new Edge(Long.MIN_VALUE);
}
