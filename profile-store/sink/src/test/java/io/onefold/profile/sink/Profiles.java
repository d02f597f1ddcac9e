package io.onefold.profile.sink;

import io.onefold.schemas.ConsentState;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.UnifiedProfile.Activity;
import io.onefold.schemas.UnifiedProfile.Consent;
import io.onefold.schemas.UnifiedProfile.ProfileIdentifier;
import io.onefold.schemas.UnifiedProfile.Purchases;
import io.onefold.schemas.UnifiedProfile.Service;
import io.onefold.schemas.UnifiedProfile.Trait;
import io.onefold.schemas.Value;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A published profile. */
public final class Profiles {
    public static final long AT = 1_747_000_000_123L;
    public static final String ID = "0b7c8a52-0000-8000-8000-000000000001";

    private Profiles() {}

    /** With all that a column can be made of. */
    public static UnifiedProfile full() {
        return with(new Value.Text("上海"));
    }

    /** The same with another {@code traits.city}. */
    public static UnifiedProfile with(Value city) {
        return new UnifiedProfile(
                ID,
                List.of(
                        new ProfileIdentifier("email", "li@example.org", AT, AT),
                        new ProfileIdentifier("email", "", 0, 0),
                        new ProfileIdentifier("email", "na@example.org", AT, AT)),
                3,
                new TreeMap<>(Map.of("city", new Trait(city, "shop", "", AT))),
                new TreeMap<>(Map.of(
                        "news", new Consent(ConsentState.GRANTED, AT, "shop", "", "text-7", 0, false, false, ""))),
                new Activity(5, AT, 0, new TreeMap<>(Map.of("web", 5L)), Collections.nCopies(24, 1L), 1, 2, 3, 4),
                new Purchases(
                        1,
                        2,
                        AT,
                        AT,
                        new TreeMap<>(Map.of("CNY", new BigDecimal("1234567890123456789.05"))),
                        new TreeMap<>(),
                        new TreeMap<>(Map.of("tea", 2L))),
                new Service(0, 0, 0, 0, List.of()),
                new TreeMap<>(Map.of(
                        "life_cycle", new Value.Text("loyal"),
                        "spend_30d.CNY", new Value.Real(12.5),
                        "last_purchase_on", new Value.Text("2026-01-31"),
                        "top_categories", new Value.Texts(List.of("tea", "cups")),
                        "teas", new Value.Whole(3))),
                List.of("lapsing"),
                new TreeMap<>(Map.of("divided", "a division by zero")),
                List.of(),
                List.of(),
                false);
    }
}
