package io.onefold.profile.store;

import io.onefold.schemas.IdentifierKey;
import java.util.Optional;

/**
 * What the store knows. Each answer is of one moment; two answers need not be of the same. Thread-safe.
 *
 * <p>Topics are read partition by partition, so for a moment an index entry may name a profile that has not been read yet.
 */
public interface ProfileReader {
    /** What has become of a profile id. */
    Standing standing(String profileId);

    /** The id of the profile that an identifier belongs to; empty where it belongs to none. */
    Optional<String> profileOf(IdentifierKey identifier);

    /**
     * The messages of a profile, of all its members as anchors, newest first by their event time.
     *
     * @param profileId a living profile; any other has no messages
     * @param after where the page before ended; empty for the first page
     * @param most how many at most, at least 1
     */
    TimelinePage timeline(String profileId, Optional<TimelineCursor> after, int most);
}
