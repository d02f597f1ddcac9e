package io.onefold.testing.simulation;

import io.onefold.identity.oracle.PortraitSpec;
import io.onefold.identity.oracle.ProfileSpec;
import io.onefold.identity.oracle.SurvivorshipSpec;
import io.onefold.identity.oracle.SurvivorshipSpec.TraitSpec;
import io.onefold.identity.rules.Garbage;
import io.onefold.identity.rules.IdentityRules;
import io.onefold.identity.rules.Namespace;
import io.onefold.identity.rules.SharedAbove;
import io.onefold.profile.ProfileRules;
import io.onefold.profile.Strategy;
import io.onefold.profile.Survivorship;
import io.onefold.profile.portrait.ComputedTrait;
import io.onefold.profile.portrait.PortraitRules;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.Observation;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes the world of a seed: few people, many collisions, so that every rule is met often. */
public final class WorldGenerator {
    static final int NAMESPACES = 7;
    static final long HOUR = 3_600_000L;
    private static final long LATEST = 30L * 24 * HOUR;
    /** Longer than day counts are kept. */
    private static final long ERAS = 25 * LATEST;

    /**
     * When things happen.
     *
     * @param coarse whether there are few distinct times, so that many things happen at once
     * @param latest no event is later, UTC milliseconds
     */
    record Times(boolean coarse, long latest) {
        long any(Random random) {
            return coarse ? random.nextInt(6) * latest / 6 : (long) (random.nextDouble() * latest);
        }
    }

    static final String BIRTHDAY = "k6";
    private static final BigDecimal HIGH = new BigDecimal("60");
    private static final BigDecimal MIDDLE = new BigDecimal("20");

    private final Random random;
    private final ObservationGenerator observations;
    private final long seed;
    private final Times times;
    /** Some worlds have limits and caps of hardly anything. */
    private final boolean tight;

    public WorldGenerator(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
        boolean coarse = random.nextInt(3) == 0;
        this.tight = random.nextInt(4) == 0;
        // By itself, so that a seed's world is otherwise what it would be.
        boolean eras = new Random(seed ^ 0x9e3779b97f4a7c15L).nextInt(5) == 0;
        this.times = new Times(coarse, eras ? ERAS : LATEST);
        this.observations = new ObservationGenerator(random, 1 + random.nextInt(8), times);
    }

    /** The world. */
    public World world() {
        List<Observation> first = new ArrayList<>();
        // Mostly few: what goes wrong goes wrong with few, and few run faster.
        int messages = 2 + random.nextInt(8 + random.nextInt(50));
        for (int i = 0; i < messages; i++) first.add(observations.next(i));
        List<Observation> all = new ArrayList<>(first);
        for (Observation original : first)
            for (int i = random.nextInt(6) - 3; i > 0; i--) all.add(observations.copy(original));
        List<IdentityCommand> commands = random.nextInt(4) == 0
                ? List.of()
                : new CommandGenerator(random, first, observations::anyone, times).commands();
        List<IdentityRules> rules = new ArrayList<>();
        List<Namespace> namespaces = namespaces();
        rules.add(IdentityRules.of(1, namespaces, Garbage.NONE, blocked(first)));
        for (int version = 2; version <= 3 && random.nextInt(3) == 0; version++) {
            namespaces = changed(namespaces);
            rules.add(IdentityRules.of(version, namespaces, Garbage.NONE, blocked(first)));
        }
        return new World(seed, all, commands, rules, profile(), profileSpec(), ZoneId.of("Asia/Shanghai"), ticks());
    }

    private List<Long> ticks() {
        TreeSet<Long> ticks = new TreeSet<>();
        for (int i = random.nextInt(4); i >= 0; i--) ticks.add((long) (random.nextDouble() * 2 * times.latest()) + 1);
        return List.copyOf(ticks);
    }

    private List<Namespace> namespaces() {
        boolean limited = tight || random.nextInt(3) > 0;
        int nobody = random.nextBoolean() ? 6 : 2;
        List<Namespace> all = new ArrayList<>();
        for (int strength = 1; strength <= NAMESPACES; strength++) {
            Namespace namespace = Namespace.of("n" + strength, strength);
            if (limited) namespace = namespace.withLimit(strength == 1 || tight ? 1 : 1 + random.nextInt(4));
            if (random.nextInt(nobody) == 0) namespace = namespace.withAmbiguousNobody();
            if (random.nextInt(6) == 0) namespace = namespace.withPriority(random.nextInt(9));
            all.add(namespace.withSharedAbove(caps()));
        }
        return all;
    }

    private SharedAbove caps() {
        SharedAbove caps = SharedAbove.NEVER;
        for (int other = 1; other <= NAMESPACES; other++)
            if (random.nextInt(3) == 0) caps = caps.with("n" + other, tight ? 1 : 1 + random.nextInt(4));
        return random.nextInt(3) == 0 ? caps.withAny(2 + random.nextInt(6)) : caps;
    }

    /** What may change while running: limits, priorities, who gets what is contested, and caps that only fall. */
    private List<Namespace> changed(List<Namespace> namespaces) {
        return namespaces.stream().map(this::changed).toList();
    }

    private Namespace changed(Namespace namespace) {
        SharedAbove caps = namespace.sharedAbove();
        for (int other = 1; other <= NAMESPACES; other++) {
            int cap = Math.min(caps.of("n" + other), 1 + random.nextInt(4));
            if (random.nextInt(4) == 0) caps = caps.with("n" + other, cap);
        }
        return namespace.withSharedAbove(caps).withLimit(1 + random.nextInt(4)).withPriority(random.nextInt(9));
    }

    private Set<IdentifierKey> blocked(List<Observation> seen) {
        Set<IdentifierKey> blocked = new HashSet<>();
        if (random.nextInt(4) == 0) blocked.add(anyKey(seen));
        return blocked;
    }

    private IdentifierKey anyKey(List<Observation> seen) {
        Observation observation = seen.get(random.nextInt(seen.size()));
        return observation
                .identifiers()
                .get(random.nextInt(observation.identifiers().size()))
                .key();
    }

    private static final Survivorship SURVIVORSHIP = new Survivorship(Map.of(
            "k1", new Strategy.Oldest(),
            "k2", new Strategy.SourcePriority(List.of("till", "web")),
            "k3", new Strategy.MostFrequent(),
            "k4", new Strategy.Union(),
            "k5", new Strategy.NonEmpty()));

    private static final SurvivorshipSpec SPEC = new SurvivorshipSpec(Map.of(
            "k1", new TraitSpec(SurvivorshipSpec.Strategy.OLDEST, List.of()),
            "k2", new TraitSpec(SurvivorshipSpec.Strategy.SOURCE_PRIORITY, List.of("till", "web")),
            "k3", new TraitSpec(SurvivorshipSpec.Strategy.MOST_FREQUENT, List.of()),
            "k4", new TraitSpec(SurvivorshipSpec.Strategy.UNION, List.of()),
            "k5", new TraitSpec(SurvivorshipSpec.Strategy.NON_EMPTY, List.of())));

    /** Short spans and small amounts, so that everything happens; in every other world without a rate, and without what changes daily. */
    private ProfileRules profile() {
        Set<ComputedTrait> off = isPlain() ? PortraitRules.DEFAULT.off() : Set.of();
        return new ProfileRules(
                SURVIVORSHIP,
                new PortraitRules(
                        off,
                        new PortraitRules.HomeCurrency("CNY", new TreeMap<>(rates())),
                        new PortraitRules.LifeCycle(3, 8, 3),
                        new PortraitRules.ValueTiers(HIGH, MIDDLE),
                        BIRTHDAY));
    }

    private ProfileSpec profileSpec() {
        Set<String> off = isPlain() ? PortraitSpec.DEFAULT.off() : Set.of();
        return new ProfileSpec(SPEC, new PortraitSpec(off, "CNY", rates(), 3, 8, 3, HIGH, MIDDLE, BIRTHDAY));
    }

    private boolean isPlain() {
        return seed % 2 == 0;
    }

    private Map<String, BigDecimal> rates() {
        return isPlain() ? Map.of() : Map.of("EUR", new BigDecimal("7.8"));
    }
}
