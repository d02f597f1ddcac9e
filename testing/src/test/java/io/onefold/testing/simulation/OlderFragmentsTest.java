package io.onefold.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.identity.forest.Message;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** State of a release that did not count calls by day is taken over: what was told before the update is counted by day too. */
class OlderFragmentsTest {
    private static final int WORLDS = 40;

    @Test
    void callsOfBeforeTheUpdateAreCountedByDay() {
        int withCalls = 0;
        for (int seed = 1; seed <= WORLDS; seed++) {
            World world = new WorldGenerator(seed).world();
            Random random = new Random(seed);
            Simulation simulation = new Simulation(world, Schedule.random(random), Mutation.NONE, random);
            simulation.run(inputs(world), world.ticks(), world.populations());
            Set<IdentifierKey> callers = world.observations().stream()
                    .filter(copy -> copy.touchpoint().details().call() != null)
                    .map(Observation::anchor)
                    .collect(Collectors.toSet());

            for (MemoryStore store : simulation.stores()) store.growOlder(keptCallers(simulation, callers)::contains);
            simulation.run(List.of(), List.of());

            assertThat(simulation.profiles())
                    .as("seed %d", seed)
                    .isEqualTo(Expected.of(world, simulation.stores()).profiles());
            assertThat(simulation.stores()).noneMatch(MemoryStore::hasOlderFragments);
            if (!callers.isEmpty()) withCalls++;
        }
        assertThat(withCalls).isGreaterThan(WORLDS / 2);
    }

    /** Those of whose messages one with a call is kept: an erasure or a smaller copy may have left none. */
    private static Set<IdentifierKey> keptCallers(Simulation simulation, Set<IdentifierKey> callers) {
        return simulation.stores().stream()
                .flatMap(store -> store.messages().stream())
                .filter(message -> message.touchpoint().details().call() != null)
                .map(Observation::anchor)
                .filter(callers::contains)
                .collect(Collectors.toSet());
    }

    private static List<Message> inputs(World world) {
        List<Message> inputs = new ArrayList<>();
        world.observations().forEach(copy -> inputs.add(new Message.Observe(copy)));
        world.commands().forEach(command -> inputs.add(new Message.Order(command)));
        return inputs;
    }
}
