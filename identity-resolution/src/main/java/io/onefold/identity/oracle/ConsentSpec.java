package io.onefold.identity.oracle;

import java.util.Map;
import java.util.Set;

/**
 * Which grants count.
 *
 * @param separate purposes of which only what was granted on its own counts
 * @param validDays by purpose, how many times 24 hours a grant counts that says no end
 * @param minorAge of somebody younger only what a guardian granted counts; 0 for nobody
 */
public record ConsentSpec(Set<String> separate, Map<String, Integer> validDays, int minorAge) {
    /** What holds where nothing is set. */
    public static final ConsentSpec DEFAULT = new ConsentSpec(Set.of(), Map.of(), 14);

    public ConsentSpec {
        separate = Set.copyOf(separate);
        validDays = Map.copyOf(validDays);
    }
}
