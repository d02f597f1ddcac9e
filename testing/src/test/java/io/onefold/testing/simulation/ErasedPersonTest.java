package io.onefold.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.identity.forest.ForestState;
import io.onefold.identity.forest.Message;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.IdentityCommand.Action;
import io.onefold.schemas.Observation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whoever is of a published profile when its erasure is ordered is erased, even if the profile's tree is just then being handed over. Where
 * no limit and no word can part anybody, that must hold exactly; the oracle cannot tell, since it is told who was erased.
 */
class ErasedPersonTest {
    private static final int WORLDS = 400;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 8})
    void everyMemberThatWasPublishedIsErased(int partitions) {
        int others = 0;
        for (long seed = 1; seed <= WORLDS; seed++) {
            World world = new WorldGenerator(seed)
                    .world()
                    .withRules(TinyWorld.withoutLimits())
                    .withCommands(List.of());
            Random random = new Random(seed);
            IdentityCommand erasure = erasure(world, random);
            Schedule schedule = new Schedule(partitions, random.nextBoolean(), random.nextBoolean(), 0.1, 1, false);
            Watch watch = new Watch(erasure);
            Simulation simulation = new Simulation(world, schedule, watch, random);
            watch.index = simulation::index;

            simulation.run(inputs(world, erasure, random), world.ticks(), world.populations());

            assertThat(watch.members)
                    .as("seed %d, %s", seed, schedule)
                    .allMatch(member -> isErased(simulation, member, erasure.at()));
            others += Math.max(0, watch.members.size() - 1);
        }
        assertThat(others).as("members beside the target").isGreaterThan(WORLDS / 4);
    }

    private static IdentityCommand erasure(World world, Random random) {
        List<Observation> all = world.observations();
        Observation one = all.get(random.nextInt(all.size()));
        IdentifierKey target =
                one.identifiers().get(random.nextInt(one.identifiers().size())).key();
        return TinyWorld.command("person", Action.ERASE_PERSON, target, null, IdentityCommand.FOR_EVER);
    }

    private static List<Message> inputs(World world, IdentityCommand erasure, Random random) {
        List<Message> inputs = new ArrayList<>();
        world.observations().forEach(copy -> inputs.add(new Message.Observe(copy)));
        Collections.shuffle(inputs, random);
        inputs.add(inputs.size() / 2 + random.nextInt(inputs.size() / 2 + 1), new Message.Order(erasure));
        return inputs;
    }

    private static boolean isErased(Simulation simulation, IdentifierKey member, long until) {
        return simulation.stores().stream().anyMatch(store -> store.node(member).erasedUntil() >= until);
    }

    /** Remembers who was published with the target when the order came to it. */
    private static final class Watch implements Mutation {
        private final IdentityCommand erasure;
        private Set<IdentifierKey> members = new TreeSet<>();
        private Supplier<SortedMap<IdentifierKey, String>> index = Collections::emptySortedMap;

        Watch(IdentityCommand erasure) {
            this.erasure = erasure;
        }

        @Override
        public void handle(ForestState state, Message message, Consumer<Message> now, Consumer<Message> later) {
            if (message.equals(new Message.Order(erasure))) members = published();
            now.accept(message);
        }

        private Set<IdentifierKey> published() {
            Set<IdentifierKey> found = new TreeSet<>();
            String profile = index.get().get(erasure.target());
            index.get().forEach((key, id) -> {
                if (id.equals(profile)) found.add(key);
            });
            return found;
        }
    }
}
