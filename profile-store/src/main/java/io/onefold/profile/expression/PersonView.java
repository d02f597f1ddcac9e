package io.onefold.profile.expression;

import io.onefold.profile.portrait.BoughtLine;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.UnifiedProfile.Activity;
import io.onefold.schemas.UnifiedProfile.Consent;
import io.onefold.schemas.UnifiedProfile.ProfileIdentifier;
import io.onefold.schemas.UnifiedProfile.Purchases;
import io.onefold.schemas.UnifiedProfile.Service;
import io.onefold.schemas.UnifiedProfile.Trait;
import io.onefold.schemas.Value;
import java.util.List;
import java.util.SortedMap;

/**
 * A person as expressions see them. Nothing is copied, and what an expression does not ask for is not looked at; so the parts may not be
 * changed while one is evaluated. Between two evaluations they may: own computed traits are added to {@code computed} one by one.
 *
 * @param lines order lines, each once, in their order; none of somebody as published
 */
public record PersonView(
        SortedMap<String, Trait> traits,
        SortedMap<String, Value> computed,
        SortedMap<String, Consent> consents,
        Activity activity,
        Purchases purchases,
        Service service,
        List<ProfileIdentifier> identifiers,
        boolean shared,
        List<BoughtLine> lines) {
    /** The same with other computed traits; not copied either. */
    public PersonView withComputed(SortedMap<String, Value> others) {
        return new PersonView(traits, others, consents, activity, purchases, service, identifiers, shared, lines);
    }

    /** The same with order lines. */
    public PersonView withLines(List<BoughtLine> others) {
        return new PersonView(traits, computed, consents, activity, purchases, service, identifiers, shared, others);
    }

    /** A person as published. */
    public static PersonView of(UnifiedProfile profile) {
        return new PersonView(
                profile.traits(),
                profile.computed(),
                profile.consents(),
                profile.activity(),
                profile.purchases(),
                profile.service(),
                profile.identifiers(),
                profile.shared(),
                List.of());
    }

    @Override
    public String toString() {
        return "PersonView[" + activity.touchpoints() + " touchpoints]";
    }
}
