package io.onefold.identity.audit;

import io.onefold.identity.audit.Mentions.Tie;
import io.onefold.identity.rules.IdentityRules;
import io.onefold.schemas.IdentifierKey;
import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Counts the neighbours of one identifier after the other, and marks those that have too many (rule 6 of the definition). */
final class SharedIdentifiers {
    private final IdentityRules rules;
    private final BitSet shared = new BitSet();
    private final Map<Integer, Integer> neighbours = new HashMap<>();
    private int all;

    private SharedIdentifiers(IdentityRules rules) {
        this.rules = rules;
    }

    /** The numbers, in the table, of the shared identifiers. */
    static BitSet of(Mentions mentions, IdentifierTable table, IdentityRules rules) throws IOException {
        SharedIdentifiers counting = new SharedIdentifiers(rules);
        int[] current = {-1};
        mentions.visit((identifier, other, tie) -> {
            int number = table.numberOf(identifier);
            if (number != current[0]) counting.begin();
            current[0] = number;
            if (tie == Tie.NEIGHBOUR && counting.isTooMany(identifier, other)) counting.shared.set(number);
        });
        return counting.shared;
    }

    private void begin() {
        neighbours.clear();
        all = 0;
    }

    private boolean isTooMany(IdentifierKey identifier, IdentifierKey neighbour) {
        all++;
        int ofNamespace = neighbours.merge(neighbour.strength(), 1, Integer::sum);
        return all > rules.capAny(identifier.strength())
                || ofNamespace > rules.cap(identifier.strength(), neighbour.strength());
    }
}
