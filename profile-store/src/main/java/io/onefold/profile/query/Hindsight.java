package io.onefold.profile.query;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.UnifiedProfile;

/** Profiles as of another time: what they would be if only what happened up to then were known. Must be thread-safe. */
@FunctionalInterface
public interface Hindsight {
    /**
     * The profile that an identifier belonged to.
     *
     * @param asOf UTC milliseconds
     */
    Answer of(IdentifierKey identifier, long asOf);

    /** What is known of that time. */
    sealed interface Answer {
        /** The profile as it was. */
        record Known(UnifiedProfile profile) implements Answer {}

        /** It belonged to nobody. */
        record Nobody() implements Answer {}

        /** More would have to be looked at than one answer may cost. */
        record TooMuch() implements Answer {}

        /** As many are being worked out as may be at a time. */
        record Busy() implements Answer {}
    }
}
