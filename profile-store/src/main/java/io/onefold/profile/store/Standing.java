package io.onefold.profile.store;

import io.onefold.schemas.UnifiedProfile;

/** What has become of a profile id. */
public sealed interface Standing {
    /** It is a profile's present id. */
    record Living(UnifiedProfile profile) implements Standing {
        @Override
        public String toString() {
            return "Living[" + profile.profileId() + "]";
        }
    }

    /** The person goes by another id now, after a merge or since a stronger identifier became known. */
    record Moved(String profileId) implements Standing {}

    /** It was published once, and what it named was erased. */
    record Erased() implements Standing {}

    /** It was never published, as far as the topics have been read. */
    record Unknown() implements Standing {}
}
