package io.onefold.identity.oracle;

import io.onefold.schemas.UnifiedProfile;
import java.util.Optional;

/** What a subscriber gets of a profile. What that is is told from outside: the oracle holds of which profiles it is asked. */
@FunctionalInterface
public interface View {
    /**
     * What it gets; empty for nothing.
     *
     * @param asOf the moment it is asked of, UTC milliseconds
     */
    Optional<UnifiedProfile> of(UnifiedProfile profile, long asOf);
}
