package io.onefold.testing.simulation;

import io.onefold.schemas.UnifiedProfile;
import java.util.HashMap;
import java.util.Map;

/** Digests without collisions, within one simulation: hash codes have them, since an empty text and zero have the same. */
final class ExactDigests {
    private final Map<UnifiedProfile, Long> numbers = new HashMap<>();

    /** Equal profiles have the same, others another one. */
    long of(UnifiedProfile profile) {
        return numbers.computeIfAbsent(profile, fresh -> (long) numbers.size());
    }
}
