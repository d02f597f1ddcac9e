package io.onefold.testing.simulation;

import io.onefold.identity.forest.Message;
import io.onefold.identity.oracle.BatchResult;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.Observation;
import io.onefold.schemas.UnifiedProfile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runs a world twice under different schedules, and once more from its own log of record; says what differs from the oracle. */
public final class WorldRun {
    /** One world in so many is looked at after every transaction. */
    private static final String COMMANDS = "identity-commands";

    private static final int WATCHED = 10;

    private final World world;
    private final Mutation mutation;
    private final Random random;
    private final List<String> problems = new ArrayList<>();

    public WorldRun(World world, Mutation mutation) {
        this.world = world;
        this.mutation = mutation;
        this.random = new Random(world.seed() ^ 0x5deece66dL);
    }

    /** What is wrong, a sentence each; empty when all is right. */
    public List<String> problems() {
        for (int repeat = 0; repeat < 2 && problems.isEmpty(); repeat++) {
            Schedule schedule = Schedule.random(random);
            Simulation simulation = new Simulation(world, schedule, mutation, random);
            if (world.seed() % WATCHED == 0) simulation.watch();
            feed("run " + repeat + " " + schedule, simulation, 1);
            // Whatever came before an erasure comes again after it.
            if (problems.isEmpty() && random.nextInt(4) == 0)
                feed("again, run " + repeat + " " + schedule, simulation, 2);
            if (repeat == 1 && problems.isEmpty()) rebuild(simulation);
        }
        return problems;
    }

    private void feed(String run, Simulation simulation, int times) {
        List<Message> inputs = new ArrayList<>();
        world.observations().forEach(copy -> inputs.add(new Message.Observe(copy)));
        world.commands().forEach(command -> inputs.add(new Message.Order(command)));
        Collections.shuffle(inputs, random);
        simulation.run(inputs, world.ticks(), world.populations());
        check(run, simulation, Expected.of(world, simulation.stores()));
        checkAccounting(run, simulation, times);
    }

    private void rebuild(Simulation original) {
        List<Message> log = new ArrayList<>();
        for (MemoryStore store : original.stores()) {
            store.messages().forEach(message -> log.add(new Message.Observe(message)));
            store.residues().forEach(residue -> log.add(new Message.Remain(residue)));
            store.commands()
                    .forEach(command -> log.add(
                            command.action() == IdentityCommand.Action.ERASE_PERSON
                                    ? new Message.Recall(command)
                                    : new Message.Order(command)));
        }
        Collections.shuffle(log, random);
        Simulation rebuilt = new Simulation(world, Schedule.random(random), mutation, random);
        rebuilt.run(log, world.ticks(), world.populations());
        compare("rebuilt", original.profiles(), rebuilt.profiles());
        compare("rebuilt index", original.index(), rebuilt.index());
        compare("rebuilt views", original.views(), rebuilt.views());
    }

    private void check(String run, Simulation simulation, BatchResult expected) {
        compare(run + " profiles", expected.profiles(), simulation.profiles());
        compare(run + " index", expected.index(), simulation.index());
        problems.addAll(simulation.broken());
        compare(run + " segments", segments(expected), simulation.segments());
        compare(run + " views", views(expected), simulation.views());
        problems.addAll(new Invariants(simulation.stores(), List.of()).brokenAtRest());
        problems.addAll(FeedCheck.problems(simulation));
        checkErasures(run, simulation);
    }

    private static SortedMap<String, List<String>> segments(BatchResult expected) {
        SortedMap<String, List<String>> segments = new TreeMap<>();
        expected.profiles().forEach((id, profile) -> {
            if (!profile.segments().isEmpty()) segments.put(id, profile.segments());
        });
        return segments;
    }

    private static SortedMap<String, SortedMap<String, UnifiedProfile>> views(BatchResult expected) {
        SortedMap<String, SortedMap<String, UnifiedProfile>> views = new TreeMap<>(expected.views());
        views.values().removeIf(Map::isEmpty);
        return views;
    }

    private void checkErasures(String run, Simulation simulation) {
        for (IdentifierKey key : simulation.index().keySet()) {
            long erased = simulation.stores().stream()
                    .mapToLong(store -> store.node(key).erasedUntil())
                    .max()
                    .orElse(Long.MIN_VALUE);
            Long indexed = simulation.erasures().get(key);
            if (indexed == null || indexed != erased)
                problems.add(run + " index: " + key + " is erased until " + erased + ", indexed with " + indexed);
        }
    }

    private <K, V> void compare(String what, SortedMap<K, V> expected, SortedMap<K, V> actual) {
        if (expected.equals(actual)) return;
        expected.forEach((key, value) -> {
            if (!value.equals(actual.get(key)))
                problems.add(what + ": " + key + "\n  expected " + value + "\n  got      " + actual.get(key));
        });
        actual.forEach((key, value) -> {
            if (!expected.containsKey(key)) problems.add(what + ": " + key + "\n  expected nothing\n  got " + value);
        });
    }

    private void checkAccounting(String run, Simulation simulation, int times) {
        Map<String, Long> received = new HashMap<>();
        for (Observation copy : world.observations())
            received.merge(copy.touchpoint().source(), (long) times, Long::sum);
        long commands = (long) times * world.commands().size();
        received.put(COMMANDS, commands + simulation.orderedInside(COMMANDS));
        received.forEach((source, count) -> {
            long decided = simulation.decided(source);
            if (decided != count)
                problems.add(run + " accounting: " + source + " sent " + count + ", decided are " + decided);
        });
    }
}
