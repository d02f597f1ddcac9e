package io.onefold.identity.normalise;

import io.onefold.identity.rules.IdentityRules;
import io.onefold.identity.rules.Namespace;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.KeyedIdentifier;
import io.onefold.schemas.Observation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads accepted observations again by the rules of now: what has become garbage goes, what is normalised otherwise by now gets its new
 * key. A value that an erasure took keeps its key, since nobody can read it again. Thread-safe.
 */
public final class ObservationReader {
    private final Map<Integer, Namespace> namespaces = new HashMap<>();
    private final IdentifierReader reader;
    private final FormerStrengths strengths;

    public ObservationReader(IdentityRules rules, KeyDeriver keys) {
        this.strengths = new FormerStrengths(rules, keys);
        this.reader = new IdentifierReader(rules, keys);
        for (Namespace namespace : rules.namespaces()) namespaces.put(namespace.strength(), namespace);
    }

    /** What the log that is read knew namespaces by; as now, until it has learned otherwise. */
    public FormerStrengths strengths() {
        return strengths;
    }

    /** What an observation is by now; never throws for what it says. */
    public Reread read(Observation accepted) {
        SortedMap<IdentifierKey, KeyedIdentifier> found = new TreeMap<>();
        Map<IdentifierKey, @Nullable IdentifierKey> became = new HashMap<>();
        for (KeyedIdentifier identifier : accepted.identifiers()) {
            Optional<KeyedIdentifier> here = inStrengthOfNow(identifier);
            if (here.isEmpty() || !isKeyedAsNow(here.get())) return new Reread.ForeignKeys();
            KeyedIdentifier now = now(here.get());
            became.put(identifier.key(), now == null ? null : now.key());
            if (now != null) found.merge(now.key(), now, (a, b) -> a.value().isEmpty() ? b : a);
        }
        if (found.isEmpty()) return new Reread.Nobody();
        List<KeyedIdentifier> identifiers = new ArrayList<>(found.values());
        if (identifiers.equals(accepted.identifiers())) return new Reread.Kept(accepted);
        return new Reread.Kept(new Observation(
                identifiers, accepted.touchpoint(), echoes(accepted.echoes(), became), accepted.digest()));
    }

    /**
     * The identifiers of an observation whose values are normalised otherwise by now, by their former keys, and their present ones; what is
     * garbage by now is not among them.
     */
    public Map<IdentifierKey, IdentifierKey> rekeyed(Observation accepted) {
        Map<IdentifierKey, IdentifierKey> rekeyed = new HashMap<>();
        for (KeyedIdentifier identifier : accepted.identifiers())
            inStrengthOfNow(identifier).ifPresent(here -> {
                KeyedIdentifier now = now(here);
                if (now != null && !now.key().equals(here.key())) rekeyed.put(identifier.key(), now.key());
            });
        return rekeyed;
    }

    private Optional<KeyedIdentifier> inStrengthOfNow(KeyedIdentifier identifier) {
        return strengths
                .now(identifier.key())
                .map(key -> key.equals(identifier.key()) ? identifier : new KeyedIdentifier(key, identifier.value()));
    }

    private boolean isKeyedAsNow(KeyedIdentifier identifier) {
        Namespace namespace = namespaces.get(identifier.key().strength());
        if (namespace == null) return false;
        return identifier.value().isEmpty()
                || reader.key(namespace, identifier.value()).equals(identifier.key());
    }

    private @Nullable KeyedIdentifier now(KeyedIdentifier identifier) {
        Namespace namespace = namespaces.get(identifier.key().strength());
        if (namespace == null || identifier.value().isEmpty()) return identifier;
        return switch (reader.read(namespace, namespace.region(), identifier.value())) {
            case Reading.Garbage() -> null;
            case Reading.Normalised(String value) ->
                value.equals(identifier.value())
                        ? identifier
                        : new KeyedIdentifier(reader.key(namespace, value), value);
            // It was accepted once; to drop it now would be silent.
            case Reading.Unreadable(String reason) -> identifier;
        };
    }

    private static SortedMap<String, IdentifierKey> echoes(
            SortedMap<String, IdentifierKey> before, Map<IdentifierKey, @Nullable IdentifierKey> became) {
        SortedMap<String, IdentifierKey> echoes = new TreeMap<>();
        before.forEach((trait, key) -> {
            IdentifierKey now = became.get(key);
            if (now != null) echoes.put(trait, now);
        });
        return echoes;
    }
}
