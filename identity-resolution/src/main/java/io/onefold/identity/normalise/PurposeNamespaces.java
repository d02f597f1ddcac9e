package io.onefold.identity.normalise;

import io.onefold.identity.rules.IdentityRules;
import io.onefold.schemas.ConsentDecision;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.Touchpoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Which identifiers a decision of consent concerns that does not say so itself. What is decided here stands in the observation, and so in
 * the log of record: a change holds for what comes after it, and no state has to be made anew.
 *
 * @param byPurpose the namespace, by purpose; a purpose that is not here concerns the anchor
 */
public record PurposeNamespaces(Map<String, String> byPurpose) {
    /** Every such decision concerns the anchor. */
    public static final PurposeNamespaces NONE = new PurposeNamespaces(Map.of());

    public PurposeNamespaces {
        byPurpose = Map.copyOf(byPurpose);
    }

    /** The touchpoint, its decisions bound. One for whose namespace there is no identifier stays with the anchor, lest a refusal be lost. */
    Touchpoint bind(Touchpoint touchpoint, Collection<IdentifierKey> identifiers, IdentityRules rules) {
        if (byPurpose.isEmpty() || touchpoint.consents().isEmpty()) return touchpoint;
        List<ConsentDecision> bound = new ArrayList<>(touchpoint.consents().size());
        for (ConsentDecision decision : touchpoint.consents()) {
            String namespace = byPurpose.getOrDefault(decision.purpose(), "");
            boolean binds = decision.namespace().isEmpty()
                    && identifiers.stream()
                            .anyMatch(key -> rules.name(key.strength()).equals(namespace));
            bound.add(binds ? decision.binding(namespace) : decision);
        }
        return touchpoint.withConsents(bound);
    }
}
