package io.onefold.identity.oracle;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.KeyedIdentifier;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A message that is not erased (rule 4).
 *
 * @param copy the smallest of its copies
 * @param redacted the identifiers, never the anchor, that an erasure took from it
 */
record Message(Observation copy, Set<IdentifierKey> redacted) {
    IdentifierKey anchor() {
        return copy.anchor();
    }

    Touchpoint touchpoint() {
        return copy.touchpoint();
    }

    /** The identifiers it still says. */
    List<KeyedIdentifier> identifiers() {
        if (redacted.isEmpty()) return copy.identifiers();
        return copy.identifiers().stream()
                .filter(identifier -> !redacted.contains(identifier.key()))
                .toList();
    }

    /** The traits without those that echo a redacted identifier. */
    SortedMap<String, Value> traits() {
        if (redacted.isEmpty() || copy.echoes().isEmpty()) return touchpoint().traits();
        SortedMap<String, Value> left = new TreeMap<>(touchpoint().traits());
        copy.echoes().forEach((trait, echoed) -> {
            if (redacted.contains(echoed)) left.remove(trait);
        });
        return left;
    }
}
