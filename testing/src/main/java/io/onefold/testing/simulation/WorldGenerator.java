package io.onefold.testing.simulation;

import io.onefold.identity.oracle.ConsentSpec;
import io.onefold.identity.oracle.PortraitSpec;
import io.onefold.identity.oracle.ProfileSpec;
import io.onefold.identity.oracle.SurvivorshipSpec;
import io.onefold.identity.oracle.SurvivorshipSpec.TraitSpec;
import io.onefold.identity.rules.Garbage;
import io.onefold.identity.rules.IdentityRules;
import io.onefold.identity.rules.Namespace;
import io.onefold.identity.rules.SharedAbove;
import io.onefold.profile.ConsentRules;
import io.onefold.profile.ProfileRules;
import io.onefold.profile.Strategy;
import io.onefold.profile.Survivorship;
import io.onefold.profile.portrait.ComputedTrait;
import io.onefold.profile.portrait.PortraitRules;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Population;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

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
    private static final BigDecimal HIGH_PRICE = new BigDecimal("25");
    private static final BigDecimal MIDDLE_PRICE = new BigDecimal("15");
    private static final List<String> REGION = List.of("k4", "k5");

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
        return new World(
                seed, all, commands, rules, profile(), profileSpec(), AskedQuestions.ZONE, ticks(all), populations());
    }

    private List<Long> ticks(List<Observation> seen) {
        TreeSet<Long> ticks = new TreeSet<>();
        for (int i = random.nextInt(4); i >= 0; i--) ticks.add((long) (random.nextDouble() * 2 * times.latest()) + 1);
        endAtAnEnd(ticks, seen);
        return List.copyOf(ticks);
    }

    /** By themselves, so that a seed's world is otherwise what it would be. */
    private List<Population> populations() {
        Random apart = new Random(seed ^ 0x632be59bd9b4e019L);
        List<Population> populations = new ArrayList<>();
        for (int i = apart.nextInt(3); i > 0; i--)
            populations.add(population(1_000L * i + apart.nextInt(1_000), apart));
        return populations;
    }

    private static Population population(long version, Random apart) {
        Population.Purchasing purchasing =
                apart.nextInt(4) == 0 ? null : new Population.Purchasing(0.5, 1 + apart.nextInt(5), 0.8, 2.5);
        Population.Spending spending = apart.nextInt(4) == 0 ? null : new Population.Spending(6, 4, 15);
        boolean isEmpty = apart.nextInt(5) == 0;
        return new Population(
                version,
                100,
                "CNY",
                isEmpty ? List.of() : cuts("2", "4", "9", "20"),
                isEmpty ? List.of() : cuts("1", "1", "2", "3"),
                isEmpty ? List.of() : cuts("0", "10", "20.5", "60"),
                purchasing,
                spending,
                52,
                0.1);
    }

    private static List<BigDecimal> cuts(String... told) {
        return Arrays.stream(told).map(BigDecimal::new).toList();
    }

    /** Some worlds end when a grant does, or just before or after: elsewhere that is hardly ever so. */
    private void endAtAnEnd(NavigableSet<Long> ticks, List<Observation> seen) {
        Random own = new Random(seed ^ 0x2545f4914f6cdd1dL);
        List<Long> ends = seen.stream().flatMap(this::ends).toList();
        if (ends.isEmpty() || own.nextBoolean()) return;
        long end =
                ends.get(own.nextInt(ends.size())) + List.of(-1L, 0L, 7 * HOUR).get(own.nextInt(3));
        ticks.add(Math.max(1, end));
        ticks.tailSet(Math.max(1, end), false).clear();
    }

    private Stream<Long> ends(Observation message) {
        return message.touchpoint().consents().stream()
                .filter(decision -> decision.expiresAt() > 0 || validDays() > 0)
                .map(decision -> decision.expiresAt() > 0
                        ? decision.expiresAt()
                        : message.occurredAt() + 24L * validDays() * HOUR);
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
                        new PortraitRules.PriceBands(HIGH_PRICE, MIDDLE_PRICE),
                        new PortraitRules.TraitNames(BIRTHDAY, "k1", "k2", "k3", "k5", "k0", REGION)),
                AskedQuestions.LIVE,
                consent(),
                AskingSubscribers.LIVE);
    }

    private ConsentRules consent() {
        TreeMap<String, ConsentRules.Purpose> purposes = new TreeMap<>();
        if (strictPurpose() || validDays() > 0)
            purposes.put("purpose0", new ConsentRules.Purpose(strictPurpose(), "", validDays()));
        return new ConsentRules(purposes, minorAge());
    }

    private ConsentSpec consentSpec() {
        return new ConsentSpec(
                strictPurpose() ? Set.of("purpose0") : Set.of(),
                validDays() > 0 ? Map.of("purpose0", validDays()) : Map.of(),
                minorAge());
    }

    private boolean strictPurpose() {
        return seed % 3 == 0;
    }

    private int validDays() {
        return List.of(0, 5, 20, 0, 40).get((int) (seed % 5));
    }

    /** Some come of age while the world lasts. */
    private int minorAge() {
        return List.of(0, 2, 3, 14).get((int) (seed / 3 % 4));
    }

    private ProfileSpec profileSpec() {
        Set<String> off = isPlain() ? PortraitSpec.DEFAULT.off() : Set.of();
        PortraitSpec.Names names = new PortraitSpec.Names(BIRTHDAY, "k1", "k2", "k3", "k5", "k0", REGION);
        return new ProfileSpec(
                SPEC,
                new PortraitSpec(off, "CNY", rates(), 3, 8, 3, HIGH, MIDDLE, HIGH_PRICE, MIDDLE_PRICE, names),
                AskedQuestions.own(),
                AskedQuestions.segments(),
                consentSpec(),
                AskingSubscribers.views());
    }

    private boolean isPlain() {
        return seed % 2 == 0;
    }

    private Map<String, BigDecimal> rates() {
        return isPlain() ? Map.of() : Map.of("EUR", new BigDecimal("7.8"));
    }
}
