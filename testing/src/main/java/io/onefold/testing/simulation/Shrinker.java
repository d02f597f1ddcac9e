package io.onefold.testing.simulation;

import io.onefold.identity.rules.Garbage;
import io.onefold.identity.rules.IdentityRules;
import io.onefold.identity.rules.Namespace;
import io.onefold.identity.rules.SharedAbove;
import io.onefold.schemas.Details;
import io.onefold.schemas.KeyedIdentifier;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Touchpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Makes a failing world small, by leaving out what it fails without: delta debugging (Zeller and Hildebrandt, "Simplifying and isolating
 * failure-inducing input", 2002), greedy. A smaller world meets other schedules, so each candidate is tried under several.
 */
public final class Shrinker {
    private final Predicate<World> fails;
    private final int schedules;
    private World smallest;

    /**
     * A shrinker.
     *
     * @param fails whether a world, run under its own seed, fails
     * @param schedules how many seeds a candidate is tried under
     */
    public Shrinker(World failing, Predicate<World> fails, int schedules) {
        this.smallest = failing;
        this.fails = fails;
        this.schedules = schedules;
    }

    /** The smallest failing world found, with a seed under which it fails. */
    public World shrink() {
        boolean smaller = true;
        while (smaller) {
            smaller = shrinkList(smallest.observations(), World::withObservations);
            smaller |= shrinkList(smallest.commands(), World::withCommands);
            smaller |= shrinkList(smallest.ticks(), World::withTicks);
            smaller |= shrinkList(smallest.populations(), World::withPopulations);
            smaller |= shrinkEach();
            smaller |= shrinkRules();
        }
        return smallest;
    }

    private boolean accept(World candidate) {
        if (candidate.equals(smallest)) return false;
        for (int i = 0; i < schedules; i++) {
            World seeded = i == 0 ? candidate : candidate.withSeed(i);
            if (!fails.test(seeded)) continue;
            smallest = seeded;
            return true;
        }
        return false;
    }

    /** Leaves out runs of elements, halves first, single ones last. */
    private <T> boolean shrinkList(List<T> whole, BiFunction<World, List<T>, World> with) {
        List<T> left = whole;
        for (int size = Math.max(1, left.size() / 2); size >= 1; size /= 2) {
            int at = 0;
            while (at < left.size()) {
                List<T> fewer = new ArrayList<>(left.subList(0, at));
                fewer.addAll(left.subList(Math.min(left.size(), at + size), left.size()));
                if (accept(with.apply(smallest, fewer))) left = fewer;
                else at += size;
            }
        }
        return left.size() < whole.size();
    }

    private boolean shrinkEach() {
        boolean smaller = false;
        for (int i = 0; i < smallest.observations().size(); i++) {
            smaller |= replace(i, Shrinker::plain);
            for (int k = smallest.observations().get(i).identifiers().size() - 1; k >= 0; k--) {
                int dropped = k;
                smaller |= replace(i, observation -> without(observation, dropped));
            }
        }
        return smaller;
    }

    private boolean replace(int at, UnaryOperator<Observation> change) {
        Observation before = smallest.observations().get(at);
        Observation after = change.apply(before);
        if (after.equals(before)) return false;
        List<Observation> observations = new ArrayList<>(smallest.observations());
        observations.set(at, after);
        return accept(smallest.withObservations(observations));
    }

    /** Without traits, consents and details. */
    private static Observation plain(Observation observation) {
        Touchpoint touchpoint = observation.touchpoint();
        Touchpoint plain = new Touchpoint(
                touchpoint.messageId(),
                touchpoint.source(),
                touchpoint.channel(),
                touchpoint.type(),
                touchpoint.name(),
                touchpoint.occurredAt(),
                touchpoint.receivedAt(),
                touchpoint.senderTime(),
                List.of(),
                new TreeMap<>(),
                List.of(),
                touchpoint.context(),
                Details.NONE);
        return ObservationGenerator.observation(observation.identifiers(), plain);
    }

    private static Observation without(Observation observation, int identifier) {
        if (observation.identifiers().size() == 1) return observation;
        List<KeyedIdentifier> fewer = new ArrayList<>(observation.identifiers());
        fewer.remove(identifier);
        return ObservationGenerator.observation(fewer, observation.touchpoint());
    }

    private boolean shrinkRules() {
        boolean smaller = accept(smallest.withRules(List.of(smallest.rules().getLast())));
        int count = smallest.rules().getLast().namespaces().size();
        for (int i = 0; i < count; i++) smaller |= shrinkNamespace(i);
        return smaller;
    }

    private boolean shrinkNamespace(int at) {
        boolean smaller = simplify(at, namespace -> Namespace.of(namespace.name(), namespace.strength()));
        smaller |= simplify(at, namespace -> namespace.withLimit(Namespace.UNLIMITED));
        smaller |= simplify(at, namespace -> namespace.withSharedAbove(SharedAbove.NEVER));
        smaller |= simplify(at, namespace -> namespace.withPriority(namespace.strength()));
        return smaller;
    }

    private boolean simplify(int at, UnaryOperator<Namespace> change) {
        return accept(smallest.withRules(smallest.rules().stream()
                .map(rules -> changed(rules, at, change))
                .toList()));
    }

    private static IdentityRules changed(IdentityRules rules, int at, UnaryOperator<Namespace> change) {
        List<Namespace> namespaces = new ArrayList<>(rules.namespaces());
        namespaces.set(at, change.apply(namespaces.get(at)));
        return IdentityRules.of(rules.version(), namespaces, Garbage.NONE, Set.copyOf(rules.blocked()));
    }
}
