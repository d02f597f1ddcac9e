package io.onefold.identity.rules;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Values that are never worth keeping: what forms, tills and SDKs write when they have nothing to say. They are removed before
 * the anchor of an event is picked.
 *
 * @param values compared without regard to case, both as sent (trimmed) and as normalised
 * @param patterns regular expressions, searched for without regard to case in the value as sent (trimmed) and as normalised
 */
public record Garbage(Set<String> values, List<String> patterns) {
    /** Everything is worth keeping, but for values that are empty. */
    public static final Garbage NONE = new Garbage(Set.of(), List.of());

    public Garbage {
        values = Collections.unmodifiableSortedSet(new TreeSet<>(values));
        patterns = List.copyOf(patterns);
    }
}
