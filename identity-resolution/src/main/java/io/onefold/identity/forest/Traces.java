package io.onefold.identity.forest;

import io.onefold.identity.facts.ConsentFact;
import io.onefold.identity.facts.IdentifierFact;
import io.onefold.identity.facts.LinkFact;
import io.onefold.identity.facts.Row;
import io.onefold.identity.facts.Span;
import io.onefold.identity.rules.IdentityRules;
import io.onefold.profile.ConsentRegister;
import io.onefold.schemas.ConsentDecision;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.KeyedIdentifier;
import io.onefold.schemas.MessageFingerprint;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Residue;
import io.onefold.schemas.Residue.Seen;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a copy says though no fragment holds it: who was seen with whom and when, and what was consented. Of erased messages,
 * and of copies that another copy of the same message took the place of, this is all that remains.
 */
final class Traces {
    private final IdentityRules rules;

    Traces(IdentityRules rules) {
        this.rules = rules;
    }

    /** What remains of a copy whose message lives on in another copy. */
    Residue of(Observation copy) {
        return residue(copy, Collections.emptySortedSet());
    }

    /** What remains of a copy whose message is erased: no later copy of it may come to life. */
    Residue ofErased(Observation copy) {
        return residue(copy, new TreeSet<>(List.of(MessageFingerprint.of(copy.anchor(), copy.touchpoint()))));
    }

    private Residue residue(Observation copy, SortedSet<Long> erased) {
        TreeMap<IdentifierKey, Seen> seen = new TreeMap<>();
        for (KeyedIdentifier identifier : copy.identifiers())
            seen.put(identifier.key(), new Seen(copy.occurredAt(), copy.occurredAt()));
        return new Residue(
                copy.anchor(), seen, consents(copy).stream().map(Traces::bound).toList(), erased);
    }

    private static Residue.BoundConsent bound(ConsentFact fact) {
        ConsentRegister register = fact.register();
        return new Residue.BoundConsent(
                fact.subject(),
                fact.purpose(),
                register.state(),
                register.occurredAt(),
                register.expiresAt(),
                register.separate(),
                register.guardian());
    }

    /** The decisions of a copy that is the message, each at the identifier that it binds. */
    List<ConsentFact> consents(Observation copy) {
        List<ConsentFact> facts = new ArrayList<>();
        for (ConsentDecision decision : copy.touchpoint().consents())
            for (IdentifierKey bound : bound(copy, decision))
                facts.add(new ConsentFact(bound, decision.purpose(), ConsentRegister.of(decision, copy.touchpoint())));
        return facts;
    }

    /** Whoever has none of the identifiers that a refusal is about must be heard all the same: then it binds the anchor. */
    private List<IdentifierKey> bound(Observation copy, ConsentDecision decision) {
        List<IdentifierKey> bound = copy.identifiers().stream()
                .map(KeyedIdentifier::key)
                .filter(key -> decision.namespace().equals(rules.name(key.strength())))
                .toList();
        return bound.isEmpty() ? List.of(copy.anchor()) : bound;
    }

    /** The decisions that a residue kept. */
    static List<ConsentFact> consents(Residue residue) {
        return residue.consents().stream()
                .map(kept -> new ConsentFact(kept.subject(), kept.purpose(), ConsentRegister.of(kept)))
                .toList();
    }

    /** The sightings of a residue, as rows for the root of its anchor. */
    static List<Row> sightings(Residue residue) {
        List<Row> rows = new ArrayList<>();
        IdentifierKey anchor = residue.anchor();
        residue.seen().forEach((key, seen) -> {
            Span span = new Span(seen.first(), seen.last());
            rows.add(key.equals(anchor) ? IdentifierFact.seen(anchor, span) : LinkFact.seen(anchor, key, span));
        });
        return rows;
    }

    /** Both together. */
    static Residue join(@Nullable Residue a, Residue b) {
        if (a == null) return b;
        TreeMap<IdentifierKey, Seen> seen = new TreeMap<>(a.seen());
        b.seen().forEach((key, span) -> seen.merge(key, span, Seen::join));
        TreeMap<String, ConsentFact> consents = new TreeMap<>();
        for (Residue each : List.of(a, b))
            for (ConsentFact fact : consents(each))
                consents.merge(
                        fact.subject().high() + "/" + fact.subject() + "/" + fact.purpose(), fact, ConsentFact::join);
        TreeSet<Long> messages = new TreeSet<>(a.messages());
        messages.addAll(b.messages());
        return new Residue(
                a.anchor(), seen, consents.values().stream().map(Traces::bound).toList(), messages);
    }
}
