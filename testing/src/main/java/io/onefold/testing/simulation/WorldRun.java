package io.onefold.testing.simulation;

import io.onefold.identity.forest.Change;
import io.onefold.identity.forest.Message;
import io.onefold.identity.oracle.BatchOracle;
import io.onefold.identity.oracle.BatchResult;
import io.onefold.identity.oracle.OracleInput;
import io.onefold.schemas.IdentityCommand;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Runs a world twice under different schedules, and once more from its own log of record; says what differs from the oracle. */
public final class WorldRun {
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
            List<Message> inputs = new ArrayList<>();
            world.observations().forEach(copy -> inputs.add(new Message.Observe(copy)));
            world.commands().forEach(command -> inputs.add(new Message.Order(command)));
            Collections.shuffle(inputs, random);
            simulation.run(inputs, world.ticks());
            String run = "run " + repeat + " " + schedule;
            check(run, simulation, oracle(simulation));
            checkAccounting(run, simulation);
            if (repeat == 1 && problems.isEmpty()) rebuild(simulation);
        }
        return problems;
    }

    private void rebuild(Simulation original) {
        List<Message> log = new ArrayList<>();
        for (MemoryStore store : original.stores()) {
            store.messages().forEach(message -> log.add(new Message.Observe(message)));
            store.residues().forEach(residue -> log.add(new Message.Remain(residue)));
            store.commands().stream()
                    .filter(command -> command.action() != IdentityCommand.Action.ERASE_PERSON)
                    .forEach(command -> log.add(new Message.Order(command)));
        }
        Collections.shuffle(log, random);
        Simulation rebuilt = new Simulation(world, Schedule.random(random), mutation, random);
        rebuilt.run(log, world.ticks());
        compare("rebuilt", original.profiles(), rebuilt.profiles());
        compare("rebuilt index", original.index(), rebuilt.index());
    }

    private BatchResult oracle(Simulation simulation) {
        List<OracleInput> inputs = new ArrayList<>();
        world.observations().forEach(copy -> inputs.add(new OracleInput.Copy(copy)));
        simulation
                .stores()
                .forEach(store -> store.commands().forEach(command -> inputs.add(new OracleInput.Command(command))));
        return new BatchOracle(world.rules(), world.survivorshipSpec(), world.zone())
                .run(inputs, world.ticks().getLast());
    }

    private void check(String run, Simulation simulation, BatchResult expected) {
        compare(run + " profiles", expected.profiles(), simulation.profiles());
        compare(run + " index", expected.index(), simulation.index());
        problems.addAll(new Invariants(simulation).broken());
        problems.addAll(new FeedCheck(simulation).problems());
    }

    private <K, V> void compare(String what, java.util.SortedMap<K, V> expected, java.util.SortedMap<K, V> actual) {
        if (expected.equals(actual)) return;
        expected.forEach((key, value) -> {
            if (!value.equals(actual.get(key)))
                problems.add(what + ": " + key + "\n  expected " + value + "\n  got      " + actual.get(key));
        });
        actual.forEach((key, value) -> {
            if (!expected.containsKey(key)) problems.add(what + ": " + key + "\n  expected nothing\n  got " + value);
        });
    }

    private void checkAccounting(String run, Simulation simulation) {
        long received = world.observations().size();
        long commands = simulation.stores().stream()
                .mapToLong(store -> store.commands().size())
                .sum();
        long decided = 0;
        for (Change.Outcome outcome : Change.Outcome.values()) decided += simulation.count(outcome);
        if (decided < received + commands)
            problems.add(run + ": " + received + " received, but only " + (decided - commands) + " decided");
    }
}
