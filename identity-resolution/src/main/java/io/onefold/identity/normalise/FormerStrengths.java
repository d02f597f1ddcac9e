package io.onefold.identity.normalise;

import io.onefold.identity.rules.IdentityRules;
import io.onefold.identity.rules.Namespace;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.KeyedIdentifier;
import io.onefold.schemas.Observation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which namespace stood at which strength when a log was written. The log itself tells it: the digest in a key is of the namespace's name and
 * the value, so whoever has both knows the namespace, whatever its strength was. Thread-safe.
 */
public final class FormerStrengths {
    private final Map<Integer, Namespace> known = new ConcurrentHashMap<>();
    private final List<Namespace> namespaces;
    private final IdentifierReader reader;

    public FormerStrengths(IdentityRules rules, KeyDeriver keys) {
        this.namespaces = List.copyOf(rules.namespaces());
        this.reader = new IdentifierReader(rules, keys);
    }

    /** Learns from the identifiers of an observation of the log; what is of no namespace of now is passed over. */
    public void learn(Observation accepted) {
        for (KeyedIdentifier identifier : accepted.identifiers())
            if (!identifier.value().isEmpty()
                    && !known.containsKey(identifier.key().strength()))
                namespaces.stream()
                        .filter(each -> isSameDigest(reader.key(each, identifier.value()), identifier.key()))
                        .findFirst()
                        .ifPresent(each -> known.put(identifier.key().strength(), each));
    }

    private static boolean isSameDigest(IdentifierKey a, IdentifierKey b) {
        return a.high() == b.high() && a.low() == b.low();
    }

    /** Whether any namespace has another strength by now. */
    public boolean haveMoved() {
        return known.entrySet().stream()
                .anyMatch(each -> each.getKey() != each.getValue().strength());
    }

    /** A key by the strengths of now; empty where some have moved and nothing tells which namespace this one is of. */
    public Optional<IdentifierKey> now(IdentifierKey former) {
        Namespace namespace = known.get(former.strength());
        if (namespace != null)
            return Optional.of(
                    namespace.strength() == former.strength()
                            ? former
                            : new IdentifierKey(namespace.strength(), former.high(), former.low()));
        return haveMoved() ? Optional.empty() : Optional.of(former);
    }

    /** What people call the namespace of a former strength. */
    public String name(int formerStrength) {
        Namespace namespace = known.get(formerStrength);
        return namespace == null ? "strength " + formerStrength : namespace.name();
    }
}
