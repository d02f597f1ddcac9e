package io.onefold.app.subscribers;

import io.onefold.schemas.UnifiedProfile;
import org.jspecify.annotations.Nullable;

/**
 * What a subscriber gets of one profile now.
 *
 * @param offset where it stands on the subscriber's topic; the greater one of a profile is the newer one
 * @param view null where it gets nothing any more
 */
record Letter(String profileId, long offset, @Nullable UnifiedProfile view) {
    @Override
    public String toString() {
        return "Letter[" + offset + "]";
    }
}
