package io.onefold.schemas;

/** A telephone call with the call centre. */
public record Call(Direction direction, long durationSeconds, String outcome) {
    /** Who called whom. */
    public enum Direction {
        INBOUND,
        OUTBOUND
    }
}
