package io.onefold.identity.oracle;

import io.onefold.identity.rules.IdentityRules;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.KeyedIdentifier;
import io.onefold.schemas.UnifiedProfile.ProfileIdentifier;
import java.util.HashMap;
import java.util.LongSummaryStatistics;
import java.util.Map;

/** Identifiers as published. */
final class Identifiers {
    private final Facts facts;
    private final IdentityRules rules;
    /** The value of each identifier that a message of its own part says; no identifier is in two parts. */
    private final Map<IdentifierKey, String> values = new HashMap<>();

    Identifiers(Facts facts, Resolution resolution, IdentityRules rules) {
        this.facts = facts;
        this.rules = rules;
        for (Part part : resolution.parts())
            for (IdentifierKey anchor : part.members)
                for (Message message : facts.identifier(anchor).messages) learn(part, message);
    }

    private void learn(Part part, Message message) {
        for (KeyedIdentifier said : message.identifiers())
            if (part.members.contains(said.key()) && !said.value().isEmpty()) values.put(said.key(), said.value());
    }

    /** A member, with its value and times. */
    ProfileIdentifier inPart(IdentifierKey key) {
        IdentifierFacts known = facts.identifier(key);
        String namespace = rules.name(key.strength());
        String value = values.getOrDefault(key, "");
        if (!facts.isShared(key)) return new ProfileIdentifier(namespace, value, known.effectiveFirst(), known.last);
        LongSummaryStatistics anchored = known.messages.stream()
                .mapToLong(message -> message.touchpoint().occurredAt())
                .summaryStatistics();
        return new ProfileIdentifier(namespace, value, anchored.getMin(), anchored.getMax());
    }

    /** Somebody else's identifier: just its namespace. */
    ProfileIdentifier elsewhere(IdentifierKey key) {
        return new ProfileIdentifier(rules.name(key.strength()), "", 0, 0);
    }
}
