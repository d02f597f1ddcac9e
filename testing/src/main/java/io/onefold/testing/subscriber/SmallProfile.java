package io.onefold.testing.subscriber;

import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.UnifiedProfile.Activity;
import io.onefold.schemas.UnifiedProfile.Purchases;
import io.onefold.schemas.UnifiedProfile.Service;
import io.onefold.schemas.UnifiedProfile.Trait;
import io.onefold.schemas.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Profiles of which nothing is known but the city. */
public final class SmallProfile {
    private SmallProfile() {}

    /** The one of this id. */
    public static UnifiedProfile of(String id, String city) {
        return new UnifiedProfile(
                id,
                List.of(),
                0,
                new TreeMap<>(Map.of("city", new Trait(new Value.Text(city), "shop", "", 5))),
                new TreeMap<>(),
                new Activity(0, 0, 0, new TreeMap<>(), List.of(), 0, 0, 0, 0),
                new Purchases(0, 0, 0, 0, new TreeMap<>(), new TreeMap<>(), new TreeMap<>()),
                new Service(0, 0, 0, 0, List.of()),
                new TreeMap<>(),
                List.of(),
                new TreeMap<>(),
                List.of(),
                List.of(),
                false);
    }
}
