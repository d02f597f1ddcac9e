package io.onefold.identity.rules;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many distinct neighbours an identifier may have before it counts as shared, that is as nobody's.
 *
 * @param byNamespace the greatest allowed number of neighbours of a namespace; a namespace that is missing has no cap
 * @param any the greatest allowed number of all neighbours together, {@link #UNCAPPED} for none
 */
public record SharedAbove(SortedMap<String, Integer> byNamespace, int any) {
    /** More than any identifier can have: no cap. */
    public static final int UNCAPPED = Integer.MAX_VALUE;

    /** Never shared. */
    public static final SharedAbove NEVER = new SharedAbove(Collections.emptySortedMap(), UNCAPPED);

    public SharedAbove {
        byNamespace = Collections.unmodifiableSortedMap(new TreeMap<>(byNamespace));
        if (any < 1) throw new IllegalArgumentException("any must be at least 1: " + any);
        byNamespace.forEach((name, cap) -> {
            if (cap < 1) throw new IllegalArgumentException("the cap of " + name + " must be at least 1: " + cap);
        });
    }

    /** The cap on neighbours of a namespace, {@link #UNCAPPED} for none. */
    public int of(String namespace) {
        return byNamespace.getOrDefault(namespace, UNCAPPED);
    }

    /** With a cap on the neighbours of one more namespace. */
    public SharedAbove with(String namespace, int cap) {
        SortedMap<String, Integer> caps = new TreeMap<>(byNamespace);
        caps.put(namespace, cap);
        return new SharedAbove(caps, any);
    }

    /** With a cap on all neighbours together. */
    public SharedAbove withAny(int cap) {
        return new SharedAbove(byNamespace, cap);
    }
}
