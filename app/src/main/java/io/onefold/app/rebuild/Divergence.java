package io.onefold.app.rebuild;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * In what a partition of a published topic differs from its shadow.
 *
 * @param changed offsets in the shadow of what the published one has otherwise, ascending
 * @param begun keys that the published one has not, in order, and their offsets in the shadow
 * @param ended keys that the shadow has not and that are to end, in order
 */
record Divergence(List<Long> changed, SortedMap<String, Long> begun, List<String> ended) {
    Divergence {
        changed = List.copyOf(changed);
        begun = Collections.unmodifiableSortedMap(new TreeMap<>(begun));
        ended = List.copyOf(ended);
    }
}
