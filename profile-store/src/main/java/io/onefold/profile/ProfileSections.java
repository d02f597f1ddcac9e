package io.onefold.profile;

import io.onefold.schemas.UnifiedProfile.Activity;
import io.onefold.schemas.UnifiedProfile.Purchases;
import io.onefold.schemas.UnifiedProfile.Service;
import io.onefold.schemas.UnifiedProfile.Trait;
import io.onefold.schemas.Value;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The sections of a profile that are folded from messages. Traits are personal data, which {@link #toString} hides.
 *
 * @param nextChange when time alone may make them others, without new messages: UTC milliseconds, later than the as-of time;
 *     {@link Long#MAX_VALUE} for never
 */
public record ProfileSections(
        SortedMap<String, Trait> traits,
        Activity activity,
        Purchases purchases,
        Service service,
        SortedMap<String, Value> computed,
        long nextChange) {
    public ProfileSections {
        traits = Collections.unmodifiableSortedMap(new TreeMap<>(traits));
        computed = Collections.unmodifiableSortedMap(new TreeMap<>(computed));
    }

    @Override
    public String toString() {
        return "ProfileSections[" + activity.touchpoints() + " touchpoints]";
    }
}
