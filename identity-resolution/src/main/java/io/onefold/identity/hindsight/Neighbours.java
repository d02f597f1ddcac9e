package io.onefold.identity.hindsight;

import io.onefold.identity.rules.IdentityRules;
import io.onefold.schemas.IdentifierKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Whom one identifier was seen with, and whether they are too many (rule 6 of the definition). */
final class Neighbours {
    private final IdentityRules rules;
    private final IdentifierKey identifier;
    private final Set<IdentifierKey> all = new HashSet<>();
    private final Map<Integer, Integer> byStrength = new HashMap<>();
    private boolean tooMany;

    Neighbours(IdentityRules rules, IdentifierKey identifier) {
        this.rules = rules;
        this.identifier = identifier;
    }

    void add(IdentifierKey neighbour) {
        if (neighbour.equals(identifier) || !all.add(neighbour)) return;
        int alike = byStrength.merge(neighbour.strength(), 1, Integer::sum);
        tooMany |= all.size() > rules.capAny(identifier.strength())
                || alike > rules.cap(identifier.strength(), neighbour.strength());
    }

    Set<IdentifierKey> all() {
        return all;
    }

    /** Whether the identifier is shared. */
    boolean areTooMany() {
        return tooMany;
    }
}
