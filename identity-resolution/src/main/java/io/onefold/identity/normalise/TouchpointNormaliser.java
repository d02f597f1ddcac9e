package io.onefold.identity.normalise;

import io.onefold.identity.normalise.TouchpointOutcome.Accepted;
import io.onefold.identity.normalise.TouchpointOutcome.Rejected;
import io.onefold.identity.rules.IdentityRules;
import io.onefold.identity.rules.Namespace;
import io.onefold.schemas.ConsentDecision;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.KeyedIdentifier;
import io.onefold.schemas.Observation;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Touchpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes touchpoints into observations, or says why not. Traits, properties and the rest stay as they were sent; identifiers are cleaned of
 * garbage, normalised, keyed and sorted. Every rejection names one thing, the first found: fields, times and sizes, then the identifiers
 * in their order, then their number. Thread-safe.
 */
public final class TouchpointNormaliser {
    private final IdentityRules rules;
    private final KeyDeriver keys;
    private final SourceRegions regions;
    private final PurposeNamespaces purposes;
    private final TouchpointLimits limits;
    private final TouchpointCheck check;
    private final IdentifierReader reader;
    private final Echoes echoes;

    /** One by which a decision that names no namespace binds the anchor, whatever its purpose. */
    public TouchpointNormaliser(IdentityRules rules, KeyDeriver keys, SourceRegions regions, TouchpointLimits limits) {
        this(rules, keys, regions, PurposeNamespaces.NONE, limits);
    }

    public TouchpointNormaliser(
            IdentityRules rules,
            KeyDeriver keys,
            SourceRegions regions,
            PurposeNamespaces purposes,
            TouchpointLimits limits) {
        this.rules = rules;
        this.purposes = purposes;
        this.keys = keys;
        this.regions = regions;
        this.limits = limits;
        this.check = new TouchpointCheck(limits);
        ValueForm form = new ValueForm();
        this.reader = new IdentifierReader(rules, keys, form);
        this.echoes = new Echoes(rules, regions, form);
    }

    /** What becomes of a touchpoint; never throws for what it says. */
    public TouchpointOutcome normalise(Touchpoint touchpoint) {
        Rejected rejected = check.check(touchpoint);
        if (rejected != null) return rejected;
        byte[] content = ContentDigest.write(touchpoint);
        rejected = check.size(content);
        if (rejected == null) rejected = consents(touchpoint);
        SortedMap<IdentifierKey, KeyedIdentifier> found = new TreeMap<>();
        for (Identifier identifier : touchpoint.identifiers())
            if (rejected == null) rejected = read(identifier, touchpoint.source(), found);
        if (rejected == null) rejected = number(found.size());
        if (rejected != null) return rejected;
        List<KeyedIdentifier> identifiers = new ArrayList<>(found.values());
        Touchpoint bound = purposes.bind(touchpoint, found.keySet(), rules);
        return new Accepted(new Observation(
                identifiers,
                bound.withIdentifiers(List.of()),
                echoes.of(touchpoint, identifiers),
                keys.contentDigest(bound.equals(touchpoint) ? content : ContentDigest.write(bound))));
    }

    /** Adds the identifier to those found, unless it is garbage; a rejection if it is neither. */
    private @Nullable Rejected read(
            Identifier identifier, String source, SortedMap<IdentifierKey, KeyedIdentifier> found) {
        Optional<Namespace> known = rules.namespace(identifier.namespace());
        if (known.isEmpty()) return unknown(identifier.namespace());
        Namespace namespace = known.get();
        return switch (reader.read(namespace, regions.region(source, namespace), identifier.value())) {
            case Reading.Garbage() -> null;
            case Reading.Unreadable(String reason) ->
                new Rejected(QuarantineReason.UNREADABLE_IDENTIFIER, "the " + namespace.name() + " " + reason);
            case Reading.Normalised(String value) -> {
                IdentifierKey key = keys.key(namespace, value);
                found.put(key, new KeyedIdentifier(key, value));
                yield null;
            }
        };
    }

    /** A decision about a namespace that does not exist would bind nobody, silently. */
    private @Nullable Rejected consents(Touchpoint touchpoint) {
        for (ConsentDecision decision : touchpoint.consents())
            if (!decision.namespace().isEmpty()
                    && rules.namespace(decision.namespace()).isEmpty()) return unknown(decision.namespace());
        return null;
    }

    private @Nullable Rejected number(int identifiers) {
        if (identifiers == 0)
            return new Rejected(
                    QuarantineReason.NO_IDENTIFIER,
                    "there is no identifier, or none that is worth keeping by the rules");
        if (identifiers > limits.maxIdentifiers())
            return new Rejected(
                    QuarantineReason.TOO_MANY_IDENTIFIERS,
                    "there are " + identifiers + " identifiers, at most " + limits.maxIdentifiers()
                            + " are taken: is this a list of people?");
        return null;
    }

    private Rejected unknown(String namespace) {
        return new Rejected(QuarantineReason.UNKNOWN_NAMESPACE, reader.unknown(namespace));
    }
}
