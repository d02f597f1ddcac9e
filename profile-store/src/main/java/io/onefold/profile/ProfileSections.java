package io.onefold.profile;

import io.onefold.schemas.UnifiedProfile.Activity;
import io.onefold.schemas.UnifiedProfile.Purchases;
import io.onefold.schemas.UnifiedProfile.Service;
import io.onefold.schemas.UnifiedProfile.Trait;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** The sections of a profile that are folded from messages. Traits are personal data, which {@link #toString} hides. */
public record ProfileSections(
        SortedMap<String, Trait> traits, Activity activity, Purchases purchases, Service service) {
    public ProfileSections {
        traits = Collections.unmodifiableSortedMap(new TreeMap<>(traits));
    }

    @Override
    public String toString() {
        return "ProfileSections[" + activity.touchpoints() + " touchpoints]";
    }
}
