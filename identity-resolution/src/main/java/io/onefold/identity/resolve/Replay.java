package io.onefold.identity.resolve;

import io.onefold.identity.facts.LinkKey;
import io.onefold.identity.rules.IdentityRules;
import io.onefold.schemas.IdentifierKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Joins links one after another, in the order given, as far as limits and never-pairs allow: docs/definition.md, 12. */
final class Replay {
    private final IdentityRules rules;
    private final Map<IdentifierKey, IdentifierKey> parents = new HashMap<>();
    private final Map<IdentifierKey, TreeMap<Integer, Integer>> counts = new HashMap<>();
    private final Map<LinkKey, Refusal> refused = new HashMap<>();

    Replay(IdentityRules rules, Collection<IdentifierKey> active) {
        this.rules = rules;
        for (IdentifierKey key : active) {
            parents.put(key, key);
            TreeMap<Integer, Integer> one = new TreeMap<>();
            one.put(key.strength(), 1);
            counts.put(key, one);
        }
    }

    void join(ActiveLink link, List<LinkKey> nevers) {
        IdentifierKey a = find(link.pair().a());
        IdentifierKey b = find(link.pair().b());
        if (a.equals(b)) return;
        String reason = objection(a, b, link.must(), nevers);
        if (reason != null) refused.put(link.pair(), new Refusal(link, false, reason));
        else unite(a, b);
    }

    private @Nullable String objection(IdentifierKey a, IdentifierKey b, boolean must, List<LinkKey> nevers) {
        for (LinkKey never : nevers) {
            IdentifierKey one = find(never.a());
            IdentifierKey two = find(never.b());
            if ((one.equals(a) && two.equals(b)) || (one.equals(b) && two.equals(a))) return "never";
        }
        if (must) return null;
        Map<Integer, Integer> inB = countsOf(b);
        for (Map.Entry<Integer, Integer> inA : countsOf(a).entrySet()) {
            int strength = inA.getKey();
            int together = inA.getValue() + inB.getOrDefault(strength, 0);
            if (inB.containsKey(strength) && together > rules.limit(strength)) return "limit:" + rules.name(strength);
        }
        return null;
    }

    private void unite(IdentifierKey a, IdentifierKey b) {
        parents.put(b, a);
        Map<Integer, Integer> all = countsOf(a);
        countsOf(b).forEach((strength, count) -> all.merge(strength, count, Integer::sum));
    }

    private Map<Integer, Integer> countsOf(IdentifierKey root) {
        return counts.computeIfAbsent(root, key -> new TreeMap<>());
    }

    /** The identifier that stands for the part of another one. */
    IdentifierKey find(IdentifierKey key) {
        List<IdentifierKey> path = new ArrayList<>();
        IdentifierKey at = key;
        for (IdentifierKey up = parents.getOrDefault(at, at); !up.equals(at); up = parents.getOrDefault(at, at)) {
            path.add(at);
            at = up;
        }
        for (IdentifierKey below : path) parents.put(below, at);
        return at;
    }

    Map<LinkKey, Refusal> refused() {
        return refused;
    }

    /** Weaker ends of refused links whose namespace says that nobody has what is contested. */
    Set<IdentifierKey> contested() {
        Set<IdentifierKey> found = new HashSet<>();
        for (LinkKey pair : refused.keySet()) {
            if (rules.ambiguousNobody(pair.b().strength())) found.add(pair.b());
        }
        return found;
    }
}
