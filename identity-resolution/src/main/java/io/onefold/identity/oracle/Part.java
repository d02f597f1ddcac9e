package io.onefold.identity.oracle;

import io.onefold.identity.rules.IdentityRules;
import io.onefold.schemas.IdentifierKey;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Identifiers that are one person, while parts are being joined. */
final class Part {
    final SortedSet<IdentifierKey> members = new TreeSet<>();
    final boolean alone;
    private final TreeMap<Integer, Integer> sizes = new TreeMap<>();

    /** A part of one identifier; {@code alone} where it may never join another (rule 14). */
    Part(IdentifierKey only, boolean alone) {
        this.alone = alone;
        members.add(only);
        sizes.put(only.strength(), 1);
    }

    void takeIn(Part other) {
        members.addAll(other.members);
        other.sizes.forEach((namespace, size) -> sizes.merge(namespace, size, Integer::sum));
    }

    /** The strongest namespace that both hold and of which they would hold too many together; 0 for none. */
    int exceededWith(Part other, IdentityRules rules) {
        for (Map.Entry<Integer, Integer> ours : sizes.entrySet()) {
            int namespace = ours.getKey();
            int theirs = other.sizes.getOrDefault(namespace, 0);
            if (theirs > 0 && ours.getValue() + theirs > rules.limit(namespace)) return namespace;
        }
        return 0;
    }
}
