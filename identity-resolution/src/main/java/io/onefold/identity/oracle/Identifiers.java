package io.onefold.identity.oracle;

import io.onefold.identity.rules.IdentityRules;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.UnifiedProfile.ProfileIdentifier;
import java.util.LongSummaryStatistics;

/** Identifiers as published. */
record Identifiers(Facts facts, IdentityRules rules) {
    /** A member, with its value and times. */
    ProfileIdentifier inPart(IdentifierKey key) {
        IdentifierFacts known = facts.identifier(key);
        String namespace = rules.name(key.strength());
        if (!facts.isShared(key))
            return new ProfileIdentifier(namespace, known.value, known.effectiveFirst(), known.last);
        LongSummaryStatistics anchored = known.messages.stream()
                .mapToLong(message -> message.touchpoint().occurredAt())
                .summaryStatistics();
        return new ProfileIdentifier(namespace, known.value, anchored.getMin(), anchored.getMax());
    }

    /** Somebody else's identifier: just its namespace. */
    ProfileIdentifier elsewhere(IdentifierKey key) {
        return new ProfileIdentifier(rules.name(key.strength()), "", 0, 0);
    }
}
