package io.onefold.profile;

import io.onefold.profile.portrait.BoughtLine;
import io.onefold.schemas.UnifiedProfile.Activity;
import io.onefold.schemas.UnifiedProfile.Purchases;
import io.onefold.schemas.UnifiedProfile.Service;
import io.onefold.schemas.UnifiedProfile.Trait;
import io.onefold.schemas.Value;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The sections of a profile that are folded from messages. Traits are personal data, which {@link #toString} hides.
 *
 * @param lines order lines in their latest version, by day, source, order and line
 */
public record ProfileSections(
        SortedMap<String, Trait> traits,
        Activity activity,
        Purchases purchases,
        Service service,
        SortedMap<String, Value> computed,
        List<BoughtLine> lines) {
    public ProfileSections {
        traits = Collections.unmodifiableSortedMap(new TreeMap<>(traits));
        lines = List.copyOf(lines);
        computed = Collections.unmodifiableSortedMap(new TreeMap<>(computed));
    }

    @Override
    public String toString() {
        return "ProfileSections[" + activity.touchpoints() + " touchpoints]";
    }
}
