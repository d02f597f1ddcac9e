package io.onefold.identity.oracle;

import io.onefold.identity.rules.IdentityRules;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand.Action;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Decides who is one person with whom. */
final class Resolver {
    private final Facts facts;
    private final IdentityRules rules;
    private final Comparator<Link> replayOrder;
    private final Set<IdentifierKey> active = new HashSet<>();
    private final Map<IdentifierKey, Part> parts = new HashMap<>();
    private final List<Link> links = new ArrayList<>();
    private final List<Refusal> refused = new ArrayList<>();

    private Resolver(Facts facts, IdentityRules rules) {
        this.facts = facts;
        this.rules = rules;
        this.replayOrder = Link.replayOrder(rules);
    }

    /** Resolves the identifiers {@code within}; the others are as if they were not present. */
    static Resolution resolve(Facts facts, IdentityRules rules, Predicate<IdentifierKey> within) {
        Resolver resolver = new Resolver(facts, rules);
        resolver.activate(within);
        for (Component component : Component.all(resolver.active, resolver.activeLinks(), resolver.divides()))
            resolver.resolve(component);
        return new Resolution(resolver.parts, resolver.links, resolver.refused, resolver.nevers());
    }

    /** Rules 10 and 14. */
    private void activate(Predicate<IdentifierKey> within) {
        for (IdentifierFacts identifier : facts.identifiers().values()) {
            if (!identifier.isPresent() || !within.test(identifier.key)) continue;
            if (facts.isShared(identifier.key) || identifier.isBlocked(rules)) keepAlone(identifier.key);
            else active.add(identifier.key);
        }
    }

    private void keepAlone(IdentifierKey key) {
        parts.put(key, new Part(key, true));
    }

    /** Rule 11. */
    private List<Link> activeLinks() {
        List<Link> found = new ArrayList<>();
        for (PairFacts pair : facts.pairs().values()) {
            if (!isActive(pair.pair) || pair.hasWord(Action.NEVER_LINK)) continue;
            boolean word = pair.hasWord(Action.MUST_LINK);
            long seen = word ? Math.max(pair.last, pair.wordAt()) : pair.last;
            long floor = floor(pair);
            if (seen > floor) found.add(new Link(pair, seen, word && pair.wordAt() > floor));
        }
        return found;
    }

    private long floor(PairFacts pair) {
        long erased =
                Math.max(facts.identifier(pair.pair.smaller()).erased, facts.identifier(pair.pair.larger()).erased);
        return Math.max(pair.cut, erased);
    }

    private boolean isActive(Pair pair) {
        return active.contains(pair.smaller()) && active.contains(pair.larger());
    }

    private List<PairFacts> nevers() {
        return facts.pairs().values().stream()
                .filter(pair -> pair.hasWord(Action.NEVER_LINK) && isActive(pair.pair))
                .toList();
    }

    /** The pairs that rule 12 keeps apart. */
    private List<Pair> divides() {
        return nevers().stream().map(pair -> pair.pair).toList();
    }

    /** Rule 13: replays until nobody is contested. */
    private void resolve(Component component) {
        component.links().sort(replayOrder);
        Set<IdentifierKey> contested = new TreeSet<>();
        Replay replay = replay(component, contested);
        for (Set<IdentifierKey> more = replay.contested(); !more.isEmpty(); more = replay.contested()) {
            contested.addAll(more);
            replay = replay(component, contested);
        }
        for (IdentifierKey identifier : component.identifiers())
            if (!contested.contains(identifier)) parts.put(identifier, replay.partOf(identifier));
        contested.forEach(this::keepAlone);
        active.removeAll(contested);
        refused.addAll(replay.refused);
        for (Link link : component.links()) {
            if (isActive(link.pair())) links.add(link);
            else refused.add(new Refusal(link, Refusal.AMBIGUOUS));
        }
    }

    private Replay replay(Component component, Set<IdentifierKey> contested) {
        Set<IdentifierKey> rest = new TreeSet<>(component.identifiers());
        rest.removeAll(contested);
        List<Link> links = component.links().stream()
                .filter(link -> holds(rest, link.pair()))
                .toList();
        List<Pair> nevers =
                component.nevers().stream().filter(pair -> holds(rest, pair)).toList();
        return new Replay(rest, links, nevers, rules);
    }

    private static boolean holds(Set<IdentifierKey> identifiers, Pair pair) {
        return identifiers.contains(pair.smaller()) && identifiers.contains(pair.larger());
    }
}
