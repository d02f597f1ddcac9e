package io.onefold.identity.oracle;

import io.onefold.schemas.IdentifierKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Identifiers that links connect, whatever refuses them. Replaying each component by itself is replaying them all: a link, and
 * so whatever it joins or is refused for, lies within one.
 *
 * @param links all active links among the identifiers
 * @param nevers all pairs among the identifiers that are never one person
 */
record Component(Set<IdentifierKey> identifiers, List<Link> links, List<Pair> nevers) {
    /** The components of some identifiers under links among them. A never-pair across components divides nothing. */
    static Collection<Component> all(Set<IdentifierKey> identifiers, List<Link> links, List<Pair> nevers) {
        Map<IdentifierKey, List<IdentifierKey>> linked = new HashMap<>();
        for (IdentifierKey identifier : identifiers) linked.put(identifier, new ArrayList<>(2));
        for (Link link : links) {
            neighbours(linked, link.pair().smaller()).add(link.pair().larger());
            neighbours(linked, link.pair().larger()).add(link.pair().smaller());
        }
        Map<IdentifierKey, Component> byMember = new HashMap<>();
        List<Component> components = new ArrayList<>();
        for (IdentifierKey start : identifiers) {
            if (byMember.containsKey(start)) continue;
            Component component = new Component(reachable(start, linked), new ArrayList<>(), new ArrayList<>());
            for (IdentifierKey member : component.identifiers) byMember.put(member, component);
            components.add(component);
        }
        for (Link link : links) of(link.pair(), byMember).links.add(link);
        for (Pair never : nevers) {
            Component component = of(never, byMember);
            if (component.identifiers.contains(never.larger())) component.nevers.add(never);
        }
        return components;
    }

    private static Component of(Pair pair, Map<IdentifierKey, Component> byMember) {
        return Objects.requireNonNull(byMember.get(pair.smaller()));
    }

    private static List<IdentifierKey> neighbours(
            Map<IdentifierKey, List<IdentifierKey>> linked, IdentifierKey identifier) {
        return Objects.requireNonNull(linked.get(identifier));
    }

    private static Set<IdentifierKey> reachable(IdentifierKey start, Map<IdentifierKey, List<IdentifierKey>> linked) {
        Set<IdentifierKey> reached = new TreeSet<>(Set.of(start));
        Deque<IdentifierKey> ahead = new ArrayDeque<>(reached);
        while (!ahead.isEmpty())
            for (IdentifierKey next : neighbours(linked, ahead.pop())) if (reached.add(next)) ahead.push(next);
        return reached;
    }
}
