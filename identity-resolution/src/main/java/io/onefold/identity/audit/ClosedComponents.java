package io.onefold.identity.audit;

import io.onefold.identity.audit.Mentions.Tie;
import io.onefold.identity.rules.IdentityRules;
import io.onefold.schemas.IdentifierKey;
import java.io.IOException;
import java.util.BitSet;

/**
 * Sets of identifiers that can be resolved each by itself: whoever stood with another, or is in a word with another, is in the same
 * set, unless either is shared. That is enough, because a link or a never-pair with a shared end is not active, so nothing that
 * decides about one set (limits, words, contests) reaches into another; a shared identifier is a set of its own. One thing does reach
 * over: an erasure redacts messages anchored in other sets. Union-find by number, 4 bytes an identifier beside the table's 17.
 */
final class ClosedComponents {
    private final IdentifierTable table;
    private final int[] parents;

    private ClosedComponents(IdentifierTable table) {
        this.table = table;
        this.parents = new int[table.size()];
        for (int number = 0; number < parents.length; number++) parents[number] = number;
    }

    static ClosedComponents of(Mentions mentions, IdentityRules rules) throws IOException {
        IdentifierTable table = IdentifierTable.of(mentions);
        BitSet shared = SharedIdentifiers.of(mentions, table, rules);
        ClosedComponents components = new ClosedComponents(table);
        mentions.visit((identifier, other, tie) -> {
            if (tie == Tie.NONE) return;
            int a = table.numberOf(identifier);
            int b = table.numberOf(other);
            if (!shared.get(a) && !shared.get(b)) components.join(a, b);
        });
        return components;
    }

    /** A number that the identifier has in common with exactly those of its component. */
    int of(IdentifierKey identifier) {
        return root(table.numberOf(identifier));
    }

    /** The smaller number becomes the root, so that the result does not depend on the order. */
    private void join(int a, int b) {
        int one = root(a);
        int other = root(b);
        parents[Math.max(one, other)] = Math.min(one, other);
    }

    private int root(int number) {
        int here = number;
        while (parents[here] != here) {
            parents[here] = parents[parents[here]];
            here = parents[here];
        }
        return here;
    }
}
