package io.onefold.profile.segment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** All computed traits of a deployment's own, each behind those that it reads. Immutable. */
public final class OwnTraits {
    /** None. */
    public static final OwnTraits NONE = new OwnTraits(new TreeMap<>());

    private final List<OwnTrait> inOrder;

    private OwnTraits(Map<String, OwnTrait> byName) {
        this.inOrder = List.copyOf(new Ordering(byName).inOrder());
    }

    /**
     * Those traits.
     *
     * @throws IllegalArgumentException where two have one name, or each waits for another: {@link #circle}
     */
    public static OwnTraits of(List<OwnTrait> traits) {
        TreeMap<String, OwnTrait> byName = new TreeMap<>();
        for (OwnTrait trait : traits)
            if (byName.put(trait.name(), trait) != null)
                throw new IllegalArgumentException("two traits are called " + trait.name());
        if (!circle(traits).isEmpty())
            throw new IllegalArgumentException("each of these reads another: " + circle(traits));
        return new OwnTraits(byName);
    }

    /** The names of traits that cannot be worked out, because each needs itself, or one that does; empty where all is well. */
    public static SortedSet<String> circle(List<OwnTrait> traits) {
        TreeMap<String, OwnTrait> byName = new TreeMap<>();
        for (OwnTrait trait : traits) byName.put(trait.name(), trait);
        Ordering ordering = new Ordering(byName);
        ordering.inOrder();
        return Collections.unmodifiableSortedSet(ordering.waiting);
    }

    /** Each behind those that it reads. */
    public List<OwnTrait> all() {
        return inOrder;
    }

    /** Takes, again and again, whoever waits for nobody: Kahn, Topological sorting of large networks, CACM 5 (1962). */
    private static final class Ordering {
        private final Map<String, OwnTrait> byName;
        private final TreeSet<String> waiting;

        Ordering(Map<String, OwnTrait> byName) {
            this.byName = byName;
            this.waiting = new TreeSet<>(byName.keySet());
        }

        List<OwnTrait> inOrder() {
            List<OwnTrait> ordered = new ArrayList<>();
            for (List<OwnTrait> ready = ready(); !ready.isEmpty(); ready = ready()) {
                ordered.addAll(ready);
                ready.forEach(trait -> waiting.remove(trait.name()));
            }
            return ordered;
        }

        private List<OwnTrait> ready() {
            return waiting.stream()
                    .map(byName::get)
                    .filter(trait -> trait.expression().computed().stream().noneMatch(waiting::contains))
                    .toList();
        }
    }
}
