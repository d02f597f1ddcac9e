package io.onefold.identity.forest;

import io.onefold.identity.rules.IdentityRules;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many distinct neighbours an identifier has, by the strength of their namespace. */
public record NeighbourCounts(SortedMap<Integer, Integer> byStrength) {
    /** No neighbour. */
    public static final NeighbourCounts NONE = new NeighbourCounts(Collections.emptySortedMap());

    NeighbourCounts plus(int strength) {
        TreeMap<Integer, Integer> more = new TreeMap<>(byStrength);
        more.merge(strength, 1, Integer::sum);
        return new NeighbourCounts(more);
    }

    /** Whether an identifier of a strength with these neighbours is shared. */
    boolean areTooMany(int strength, IdentityRules rules) {
        long all = 0;
        for (var count : byStrength.entrySet()) {
            if (count.getValue() > rules.cap(strength, count.getKey())) return true;
            all += count.getValue();
        }
        return all > rules.capAny(strength);
    }
}
