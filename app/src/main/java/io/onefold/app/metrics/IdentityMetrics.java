package io.onefold.app.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.onefold.identity.streams.Publications;
import io.onefold.schemas.ProfileChange;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.UnifiedProfile.RefusedLink;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Counts what this instance decides of identities, since its start. Thread-safe. */
public final class IdentityMetrics implements Publications {
    private static final double[] SIZES = {1, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000};
    private static final Duration[] AGES = {
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(30)
    };

    private final MeterRegistry registry;
    private final Map<ProfileChange.Kind, Counter> changes = new EnumMap<>(ProfileChange.Kind.class);
    private final Map<String, Counter> refused = new ConcurrentHashMap<>();
    private final Counter shared;
    private final DistributionSummary sizes;
    private final Timer ages;

    IdentityMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (ProfileChange.Kind kind : ProfileChange.Kind.values())
            changes.put(
                    kind,
                    Counter.builder("onefold.identity.changes")
                            .description("Entries of the change feed, by what became of profile ids")
                            .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        shared = Counter.builder("onefold.identity.shared")
                .description("Identifiers that have become shared: too many people use them")
                .register(registry);
        sizes = DistributionSummary.builder("onefold.identity.profile.identifiers")
                .description("How many identifiers published profiles have, each time one is published")
                .serviceLevelObjectives(SIZES)
                .register(registry);
        ages = Timer.builder("onefold.publication.age")
                .description("From receipt to publication, of profiles that something received has changed")
                .serviceLevelObjectives(AGES)
                .register(registry);
        refusedFor("never");
        refusedFor("ambiguous");
    }

    @Override
    public void published(UnifiedProfile profile, OptionalLong ageMillis) {
        sizes.record(profile.identifierCount());
        for (RefusedLink link : profile.refusedLinks())
            refusedFor(link.reason()).increment();
        if (ageMillis.isPresent()) ages.record(ageMillis.getAsLong(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void changed(ProfileChange.Kind kind) {
        Objects.requireNonNull(changes.get(kind)).increment();
    }

    @Override
    public void shared() {
        shared.increment();
    }

    /** Reasons are of the rules: {@code never}, {@code ambiguous}, and one for each namespace that has a limit. */
    private Counter refusedFor(String reason) {
        return refused.computeIfAbsent(
                reason,
                each -> Counter.builder("onefold.identity.refused.links")
                        .description("Links that may not join, each time a profile that has them is published")
                        .tag("reason", each)
                        .register(registry));
    }
}
