package io.onefold.identity.forest;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.ProfileChange;
import io.onefold.schemas.SegmentMembership;
import io.onefold.schemas.UnifiedProfile;
import org.jspecify.annotations.Nullable;

/** What other people read, in the transaction that brought it about. */
public sealed interface Output {
    /**
     * A profile as it is now.
     *
     * @param asOf the tick that its windows end with, UTC milliseconds
     * @param population the version of what was learned from all customers, 0 for nothing
     */
    record Upsert(UnifiedProfile profile, long asOf, long population) implements Output {}

    /** A profile id that has ended. */
    record Tombstone(String profileId) implements Output {}

    /** An identifier, erased up to a time or {@link Long#MIN_VALUE}, belongs to a profile. */
    record Index(IdentifierKey key, String profileId, long erasedUntil) implements Output {}

    /** An identifier belongs to no profile. */
    record Unindex(IdentifierKey key) implements Output {}

    /** A profile id, once published, is named for ever by this identifier, erased up to a time or {@link Long#MIN_VALUE}. */
    record Naming(String profileId, IdentifierKey key, long erasedUntil) implements Output {}

    /** A person entered or left a segment. */
    record Membership(SegmentMembership change) implements Output {}

    /**
     * What a subscriber gets of a profile from now on.
     *
     * @param view null where it gets nothing any more
     * @param asOf the tick that this is as of, UTC milliseconds
     */
    record Delivery(
            String subscriber, String profileId, @Nullable UnifiedProfile view, long asOf) implements Output {}

    /** An entry of the change feed. */
    record Feed(ProfileChange change) implements Output {}
}
