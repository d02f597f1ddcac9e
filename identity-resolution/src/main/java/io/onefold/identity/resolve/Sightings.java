package io.onefold.identity.resolve;

import io.onefold.identity.facts.CoreFact;
import io.onefold.identity.facts.EntryFact;
import io.onefold.identity.facts.Facts;
import io.onefold.identity.facts.IdentifierFact;
import io.onefold.identity.facts.LinkFact;
import io.onefold.identity.facts.LinkKey;
import io.onefold.identity.facts.Span;
import io.onefold.profile.Entry;
import io.onefold.profile.EntryKey;
import io.onefold.schemas.IdentifierKey;
import java.util.HashMap;
import java.util.Map;

/** When each identifier and each pair of a root was seen: by the messages in its fragments and by all other copies. */
final class Sightings {
    private final Map<IdentifierKey, Span> identifiers = new HashMap<>();
    private final Map<LinkKey, Span> pairs = new HashMap<>();

    static Sightings of(Facts facts) {
        Sightings sightings = new Sightings();
        for (IdentifierFact fact : facts.identifiers().values()) {
            sightings.identifierSeen(fact.key(), fact.seen());
            CoreFact core = facts.core(fact.key());
            if (core != null && !core.core().isEmpty()) sightings.anchorSeen(facts, core);
        }
        for (LinkFact fact : facts.links()) sightings.pairSeen(fact.pair(), fact.seen());
        return sightings;
    }

    private void anchorSeen(Facts facts, CoreFact core) {
        identifierSeen(
                core.anchor(), new Span(core.core().firstAt(), core.core().lastAt()));
        for (EntryFact fact : facts.entries(core.anchor())) {
            if (!(fact.entry() instanceof Entry.EvidenceEntry evidence)) continue;
            IdentifierKey other = ((EntryKey.EvidenceKey) fact.key()).other();
            if (other.equals(core.anchor())) continue;
            pairSeen(
                    new LinkKey(core.anchor(), other),
                    new Span(
                            evidence.messages().getFirst().occurredAt(),
                            evidence.messages().getLast().occurredAt()));
        }
    }

    private void pairSeen(LinkKey pair, Span span) {
        pairs.merge(pair, span, Span::join);
        identifierSeen(pair.a(), span);
        identifierSeen(pair.b(), span);
    }

    private void identifierSeen(IdentifierKey key, Span span) {
        identifiers.merge(key, span, Span::join);
    }

    Span identifier(IdentifierKey key) {
        return identifiers.getOrDefault(key, Span.NEVER);
    }

    /** Every pair that has a row or evidence. */
    Map<LinkKey, Span> pairs() {
        return pairs;
    }
}
