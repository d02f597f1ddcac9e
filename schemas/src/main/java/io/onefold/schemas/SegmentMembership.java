package io.onefold.schemas;

/**
 * That a person entered or left a segment. The topic is keyed by {@link #key()}.
 *
 * @param at the profile's as-of time when it happened, UTC milliseconds
 */
public record SegmentMembership(String segment, String profileId, Change change, long at) {
    /** What happened. */
    public enum Change {
        ENTERED,
        LEFT
    }

    /** The segment and the profile id, with {@code /} between them. */
    public String key() {
        return segment + "/" + profileId;
    }
}
