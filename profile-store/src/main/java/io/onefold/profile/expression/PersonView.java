package io.onefold.profile.expression;

import io.onefold.profile.ProfileSections;
import io.onefold.schemas.ConsentState;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.UnifiedProfile.Activity;
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
 */
public record PersonView(
        SortedMap<String, Trait> traits,
        SortedMap<String, Value> computed,
        SortedMap<String, ConsentState> consents,
        Activity activity,
        Purchases purchases,
        Service service,
        List<ProfileIdentifier> identifiers,
        boolean shared) {
    /** A person of whom the sections are folded already. */
    public static PersonView of(
            ProfileSections sections,
            SortedMap<String, ConsentState> consents,
            List<ProfileIdentifier> identifiers,
            boolean shared) {
        return new PersonView(
                sections.traits(),
                sections.computed(),
                consents,
                sections.activity(),
                sections.purchases(),
                sections.service(),
                identifiers,
                shared);
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
                profile.shared());
    }

    @Override
    public String toString() {
        return "PersonView[" + activity.touchpoints() + " touchpoints]";
    }
}
