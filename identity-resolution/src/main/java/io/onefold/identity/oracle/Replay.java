package io.onefold.identity.oracle;

import io.onefold.identity.rules.IdentityRules;
import io.onefold.schemas.IdentifierKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Joins the parts of one connected component, link by link (rule 12). */
final class Replay {
    final List<Refusal> refused = new ArrayList<>();
    private final Map<IdentifierKey, Part> parts = new HashMap<>();
    private final List<Pair> nevers;
    private final IdentityRules rules;

    /**
     * Replays the links.
     *
     * @param links all links among the identifiers, in the order of replay
     * @param nevers all pairs among the identifiers that are never one person
     */
    Replay(Set<IdentifierKey> identifiers, List<Link> links, List<Pair> nevers, IdentityRules rules) {
        this.nevers = nevers;
        this.rules = rules;
        for (IdentifierKey identifier : identifiers) parts.put(identifier, new Part(identifier, false));
        links.forEach(this::replay);
    }

    Part partOf(IdentifierKey identifier) {
        Part part = parts.get(identifier);
        if (part == null) throw new IllegalArgumentException(identifier + " is not in this component");
        return part;
    }

    /** The identifiers that are to stay with nobody (rule 13). */
    Set<IdentifierKey> contested() {
        Set<IdentifierKey> contested = new TreeSet<>();
        for (Refusal refusal : refused) {
            IdentifierKey weaker = refusal.link().pair().larger();
            if (rules.ambiguousNobody(weaker.strength())) contested.add(weaker);
        }
        return contested;
    }

    private void replay(Link link) {
        Part a = partOf(link.pair().smaller());
        Part b = partOf(link.pair().larger());
        if (a == b) return;
        String reason = reasonAgainst(link, a, b);
        if (reason != null) refused.add(new Refusal(link, reason));
        else join(a, b);
    }

    private @Nullable String reasonAgainst(Link link, Part a, Part b) {
        for (Pair never : nevers) if (divides(never, a, b)) return Refusal.NEVER;
        int exceeded = link.must() ? 0 : a.exceededWith(b, rules);
        return exceeded == 0 ? null : Refusal.limit(rules.name(exceeded));
    }

    private boolean divides(Pair never, Part a, Part b) {
        Part one = partOf(never.smaller());
        Part other = partOf(never.larger());
        return (one == a && other == b) || (one == b && other == a);
    }

    private void join(Part a, Part b) {
        Part larger = a.members.size() >= b.members.size() ? a : b;
        Part smaller = larger == a ? b : a;
        larger.takeIn(smaller);
        for (IdentifierKey member : smaller.members) parts.put(member, larger);
    }
}
