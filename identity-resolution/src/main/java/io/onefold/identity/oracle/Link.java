package io.onefold.identity.oracle;

import io.onefold.identity.rules.IdentityRules;
import java.util.Comparator;

/**
 * An active link (rule 11).
 *
 * @param must whether it counts as must
 */
record Link(PairFacts facts, long seen, boolean must) {
    private static final long HOUR = 3_600_000;

    Pair pair() {
        return facts.pair;
    }

    /** The order in which links are replayed (rule 12). */
    static Comparator<Link> replayOrder(IdentityRules rules) {
        return Comparator.comparing((Link link) -> !link.must)
                .thenComparingInt(link -> rules.priority(link.pair().larger().strength()))
                .thenComparing(link -> Math.floorDiv(link.seen, HOUR), Comparator.reverseOrder())
                .thenComparing(Link::pair);
    }
}
