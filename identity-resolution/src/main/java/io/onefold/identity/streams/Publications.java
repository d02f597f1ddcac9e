package io.onefold.identity.streams;

import io.onefold.schemas.ProfileChange;
import io.onefold.schemas.UnifiedProfile;
import java.util.OptionalLong;

/**
 * Hears what a topology decides, for metrics. Called by all of its threads, for every profile it publishes, so it is quick and throws
 * nothing. What a transaction decided that was aborted is heard again.
 */
public interface Publications {
    /** Does not listen. */
    Publications UNHEARD = new Publications() {
        @Override
        public void published(UnifiedProfile profile, OptionalLong ageMillis) {}

        @Override
        public void changed(ProfileChange.Kind kind) {}

        @Override
        public void shared() {}
    };

    /**
     * A profile was published.
     *
     * @param ageMillis since the oldest record that may have brought it about was received; empty where only time or rules did
     */
    void published(UnifiedProfile profile, OptionalLong ageMillis);

    /** An entry of the change feed was published. */
    void changed(ProfileChange.Kind kind);

    /** An identifier has become one that too many people use. */
    void shared();
}
