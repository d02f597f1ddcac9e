package io.onefold.identity.resolve;

import io.onefold.identity.facts.LinkKey;
import io.onefold.identity.rules.IdentityRules;
import io.onefold.identity.rules.Namespace;
import io.onefold.schemas.IdentifierKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Joins links one after another, in the order given, as far as limits and never-pairs allow: docs/definition.md, 12. */
final class Replay {
    private final IdentityRules rules;
    private final List<Namespace> limited;
    private final Map<IdentifierKey, Integer> numbers;
    private final int[] parents;
    /** For each part, at the number that stands for it, how many identifiers of each limited namespace it holds. */
    private final int[] counts;

    private final Map<LinkKey, Refusal> refused = new HashMap<>();

    Replay(IdentityRules rules, Collection<IdentifierKey> active) {
        this.rules = rules;
        this.limited = rules.limited();
        this.numbers = HashMap.newHashMap(active.size());
        this.parents = new int[active.size()];
        this.counts = new int[active.size() * limited.size()];
        for (IdentifierKey key : active) add(key);
    }

    private void add(IdentifierKey key) {
        int number = numbers.size();
        numbers.put(key, number);
        parents[number] = number;
        for (int i = 0; i < limited.size(); i++)
            if (limited.get(i).strength() == key.strength()) counts[number * limited.size() + i] = 1;
    }

    /** Both ends must be active. */
    void join(ActiveLink link, List<LinkKey> nevers) {
        int a = find(link.pair().a());
        int b = find(link.pair().b());
        if (a == b) return;
        String reason = objection(a, b, link.must(), nevers);
        if (reason != null) refused.put(link.pair(), new Refusal(link, false, reason));
        else unite(a, b);
    }

    private @Nullable String objection(int a, int b, boolean must, List<LinkKey> nevers) {
        for (LinkKey never : nevers) {
            int one = find(never.a());
            int two = find(never.b());
            if ((one == a && two == b) || (one == b && two == a)) return "never";
        }
        if (must) return null;
        for (int i = 0; i < limited.size(); i++) {
            int inA = counts[a * limited.size() + i];
            int inB = counts[b * limited.size() + i];
            if (inA > 0 && inB > 0 && inA + inB > limited.get(i).limit())
                return "limit:" + limited.get(i).name();
        }
        return null;
    }

    private void unite(int a, int b) {
        parents[b] = a;
        for (int i = 0; i < limited.size(); i++) counts[a * limited.size() + i] += counts[b * limited.size() + i];
    }

    /** The number that stands for the part of an active identifier. */
    int find(IdentifierKey key) {
        Integer number = numbers.get(key);
        if (number == null) throw new IllegalArgumentException(key + " is not active");
        int root = number;
        while (parents[root] != root) root = parents[root];
        for (int at = number; at != root; ) {
            int next = parents[at];
            parents[at] = root;
            at = next;
        }
        return root;
    }

    Map<LinkKey, Refusal> refused() {
        return refused;
    }

    /** Weaker ends of refused links whose namespace says that nobody has what is contested. */
    Set<IdentifierKey> contested() {
        if (refused.isEmpty()) return Set.of();
        Set<IdentifierKey> found = new HashSet<>();
        for (LinkKey pair : refused.keySet()) {
            if (rules.ambiguousNobody(pair.b().strength())) found.add(pair.b());
        }
        return found;
    }
}
