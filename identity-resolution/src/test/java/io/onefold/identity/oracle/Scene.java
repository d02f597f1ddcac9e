package io.onefold.identity.oracle;

import io.onefold.identity.rules.IdentityRules;
import io.onefold.identity.rules.Namespace;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.UnifiedProfile.ProfileIdentifier;
import io.onefold.schemas.UnifiedProfile.RefusedLink;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A deployment in the making, and what its oracle says, in short words. */
final class Scene {
    private final Map<String, Namespace> namespaces = new TreeMap<>();
    private final Set<String> blocked = new HashSet<>();
    private SurvivorshipSpec survivorship = SurvivorshipSpec.DEFAULT;
    private ConsentSpec consent = ConsentSpec.DEFAULT;
    private ZoneId zone = ZoneId.of("UTC");
    private long asOf;
    private List<Map.Entry<String, View>> subscribers = List.of();
    private BatchResult result = new BatchResult(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    Scene() {
        for (int strength = 1; strength <= Keys.NAMESPACES.size(); strength++) {
            String name = Keys.NAMESPACES.get(strength - 1);
            namespaces.put(name, Namespace.of(name, strength));
        }
    }

    Scene rule(String namespace, UnaryOperator<Namespace> change) {
        namespaces.computeIfPresent(namespace, (name, rules) -> change.apply(rules));
        return this;
    }

    Scene limit(String namespace, int limit) {
        return rule(namespace, rules -> rules.withLimit(limit));
    }

    Scene blocked(String identifier) {
        blocked.add(identifier);
        return this;
    }

    Scene survivorship(String trait, SurvivorshipSpec.Strategy strategy, String... sources) {
        survivorship = new SurvivorshipSpec(Map.of(trait, new SurvivorshipSpec.TraitSpec(strategy, List.of(sources))));
        return this;
    }

    Scene subscriber(String name, View view) {
        subscribers = List.of(Map.entry(name, view));
        return this;
    }

    Scene consent(ConsentSpec rules) {
        consent = rules;
        return this;
    }

    Scene zone(String id, long now) {
        zone = ZoneId.of(id);
        asOf = now;
        return this;
    }

    IdentityRules rules() {
        return IdentityRules.of(List.copyOf(namespaces.values()))
                .withBlocked(blocked.stream().map(Keys::key).collect(Collectors.toSet()));
    }

    Scene given(OracleInput... inputs) {
        return given(Arrays.asList(inputs));
    }

    Scene given(Said... said) {
        return given(Said.copies(said));
    }

    Scene given(Iterable<OracleInput> inputs) {
        result = oracle().run(inputs, asOf);
        return this;
    }

    BatchOracle oracle() {
        ProfileSpec profile =
                new ProfileSpec(survivorship, PortraitSpec.DEFAULT, List.of(), List.of(), consent, subscribers);
        return new BatchOracle(rules(), profile, zone);
    }

    long asOf() {
        return asOf;
    }

    /** The identifiers of each profile, sorted, the profiles by their text. */
    List<String> people() {
        Map<String, List<String>> members = new TreeMap<>();
        result.profiles().forEach((id, profile) -> members.put(id, texts(profile.identifiers())));
        return members.values().stream().map(Scene::join).sorted().toList();
    }

    private static List<String> texts(Collection<ProfileIdentifier> identifiers) {
        return identifiers.stream().map(Scene::text).sorted().toList();
    }

    private static String join(List<String> words) {
        return String.join(" ", words);
    }

    static String text(ProfileIdentifier identifier) {
        return identifier.namespace() + ":" + identifier.value();
    }

    UnifiedProfile profileOf(String identifier) {
        String id = result.index().get(Keys.key(identifier));
        if (id == null) throw new AssertionError("no profile of " + identifier);
        return Objects.requireNonNull(result.profiles().get(id));
    }

    /** The profile's refused links as {@code smaller larger reason}. */
    List<String> refusedAt(String identifier) {
        List<String> refused = new ArrayList<>();
        for (RefusedLink link : profileOf(identifier).refusedLinks())
            refused.add(text(link.link().a()) + " " + text(link.link().b()) + " " + link.reason());
        return refused;
    }

    boolean isKnown(String identifier) {
        return result.index().containsKey(Keys.key(identifier));
    }

    BatchResult result() {
        return result;
    }
}
