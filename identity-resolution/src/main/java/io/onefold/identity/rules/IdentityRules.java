package io.onefold.identity.rules;

import io.onefold.schemas.IdentifierKey;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The rules of a deployment, consistent in themselves. Immutable, so safe to share between threads. Lookups by strength take
 * constant time; a strength that no namespace has is unlimited, uncapped and of the weakest priority.
 */
public final class IdentityRules {
    private static final int STRENGTHS = Namespace.MAX_STRENGTH + 1;

    private final int version;
    private final String fingerprint;
    private final List<Namespace> namespaces;
    private final Garbage garbage;
    private final SortedSet<IdentifierKey> blocked;
    private final Set<IdentifierKey> blockedLookup;
    private final Namespace[] byStrength = new Namespace[STRENGTHS];
    private final Map<String, Namespace> byName = new HashMap<>();
    private final List<Namespace> limited;
    private final int[] limits = new int[STRENGTHS];
    private final int[] priorities = new int[STRENGTHS];
    private final int[] anyCaps = new int[STRENGTHS];
    private final int[][] caps = new int[STRENGTHS][STRENGTHS];

    private IdentityRules(int version, List<Namespace> namespaces, Garbage garbage, Set<IdentifierKey> blocked) {
        this.version = version;
        this.namespaces = namespaces.stream()
                .sorted(Comparator.comparingInt(Namespace::strength))
                .toList();
        this.limited = this.namespaces.stream()
                .filter(namespace -> namespace.limit() < Namespace.UNLIMITED)
                .toList();
        this.garbage = garbage;
        this.blocked = Collections.unmodifiableSortedSet(new TreeSet<>(blocked));
        this.blockedLookup = Set.copyOf(blocked);
        this.fingerprint = RulesFingerprint.of(this.namespaces, garbage, this.blocked);
        Arrays.fill(limits, Namespace.UNLIMITED);
        Arrays.fill(priorities, Integer.MAX_VALUE);
        Arrays.fill(anyCaps, SharedAbove.UNCAPPED);
        for (int[] row : caps) Arrays.fill(row, SharedAbove.UNCAPPED);
        this.namespaces.forEach(this::index);
    }

    private void index(Namespace namespace) {
        int strength = namespace.strength();
        byStrength[strength] = namespace;
        byName.put(namespace.name(), namespace);
        limits[strength] = namespace.limit();
        priorities[strength] = namespace.priority();
        anyCaps[strength] = namespace.sharedAbove().any();
        for (Namespace neighbour : namespaces)
            caps[strength][neighbour.strength()] = namespace.sharedAbove().of(neighbour.name());
    }

    /**
     * Rules made in code.
     *
     * @param namespaces in any order
     * @param blocked identifiers that link nobody
     * @throws IllegalArgumentException when two namespaces share a name or a strength, or a cap names an unknown namespace
     */
    public static IdentityRules of(
            int version, List<Namespace> namespaces, Garbage garbage, Set<IdentifierKey> blocked) {
        Set<String> names = new HashSet<>();
        Set<Integer> strengths = new HashSet<>();
        for (Namespace namespace : namespaces) {
            if (!names.add(namespace.name())) throw new IllegalArgumentException("two are named " + namespace.name());
            if (!strengths.add(namespace.strength()))
                throw new IllegalArgumentException("two have strength " + namespace.strength());
        }
        for (Namespace namespace : namespaces)
            for (String capped : namespace.sharedAbove().byNamespace().keySet())
                if (!names.contains(capped))
                    throw new IllegalArgumentException(namespace.name() + " caps an unknown namespace: " + capped);
        return new IdentityRules(version, namespaces, garbage, blocked);
    }

    /** Rules made in code, version 1, with no garbage and nothing blocked. */
    public static IdentityRules of(List<Namespace> namespaces) {
        return of(1, namespaces, Garbage.NONE, Set.of());
    }

    /** Grows with every change; a start with a smaller one than before is refused. */
    public int version() {
        return version;
    }

    /** Hex digest of all rules but the version: the same content has the same, however the file is laid out. */
    public String fingerprint() {
        return fingerprint;
    }

    /** All namespaces, the strongest first. */
    public List<Namespace> namespaces() {
        return namespaces;
    }

    /** The namespaces of which one person may only have so many, the strongest first. */
    public List<Namespace> limited() {
        return limited;
    }

    /** Values that are never worth keeping. */
    public Garbage garbage() {
        return garbage;
    }

    /** Identifiers that the rules say link nobody, by key. */
    public SortedSet<IdentifierKey> blocked() {
        return blocked;
    }

    /** Whether the rules block it; a command may block it too. */
    public boolean isBlocked(IdentifierKey key) {
        return blockedLookup.contains(key);
    }

    /** How many identifiers of that strength one person may have, {@link Namespace#UNLIMITED} for any number. */
    public int limit(int strength) {
        return limits[strength];
    }

    /** The priority of links whose weaker end has that strength; smaller goes first. */
    public int priority(int strength) {
        return priorities[strength];
    }

    /** How many neighbours of one strength an identifier may have before it is shared, {@link SharedAbove#UNCAPPED} for no cap. */
    public int cap(int strength, int strengthOfNeighbour) {
        return caps[strength][strengthOfNeighbour];
    }

    /** How many neighbours of all kinds an identifier may have before it is shared, {@link SharedAbove#UNCAPPED} for no cap. */
    public int capAny(int strength) {
        return anyCaps[strength];
    }

    /** Whether a contested identifier of that strength is nobody's. */
    public boolean ambiguousNobody(int strength) {
        Namespace namespace = byStrength[strength];
        return namespace != null && namespace.ambiguousNobody();
    }

    /**
     * The name of the namespace of that strength.
     *
     * @throws IllegalArgumentException when none has it
     */
    public String name(int strength) {
        Namespace namespace = byStrength[strength];
        if (namespace == null) throw new IllegalArgumentException("no namespace has strength " + strength);
        return namespace.name();
    }

    /**
     * The namespace that a key is of.
     *
     * @throws IllegalArgumentException when none has the key's strength
     */
    public Namespace namespaceOf(IdentifierKey key) {
        Namespace namespace = byStrength[key.strength()];
        if (namespace == null) throw new IllegalArgumentException("no namespace has strength " + key.strength());
        return namespace;
    }

    /** The namespace of that name, if there is one. */
    public Optional<Namespace> namespace(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The same rules under another version. */
    public IdentityRules withVersion(int other) {
        return new IdentityRules(other, namespaces, garbage, blocked);
    }

    /** The same rules with other identifiers blocked. */
    public IdentityRules withBlocked(Set<IdentifierKey> others) {
        return new IdentityRules(version, namespaces, garbage, others);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IdentityRules rules
                && version == rules.version
                && fingerprint.equals(rules.fingerprint);
    }

    @Override
    public int hashCode() {
        return fingerprint.hashCode() * 31 + version;
    }

    @Override
    public String toString() {
        return "IdentityRules[version " + version + " " + fingerprint + "]";
    }
}
