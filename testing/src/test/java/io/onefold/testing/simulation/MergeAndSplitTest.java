package io.onefold.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.identity.forest.Message;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.IdentityCommand.Action;
import io.onefold.schemas.KeyedIdentifier;
import io.onefold.schemas.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * A steward puts two people together, life goes on, and the steward takes the word back: the profiles are those that would have been
 * without it, whole, with all that was computed of them and with what has come since.
 */
class MergeAndSplitTest {
    private static final long CASES = 10_000;
    private static final int MOST_OBSERVATIONS = 8;

    @Test
    void aWordThatIsTakenBackLeavesNoTrace() {
        LongAdder joined = new LongAdder();
        LongStream.rangeClosed(1, CASES).parallel().forEach(seed -> {
            Case world = new Case(seed);
            Simulation never = world.simulation();
            Simulation merged = world.simulation();
            never.run(observed(world.before), List.of());
            merged.run(observed(world.before), List.of());
            merged.run(world.word(Action.MUST_LINK, 1), List.of());
            if (!merged.index().equals(never.index())) joined.increment();

            never.run(observed(world.since), world.end);
            merged.run(observed(world.since), List.of());
            merged.run(world.word(Action.RESET_PAIR, 2), world.end);

            assertThat(merged.profiles()).as("seed %d", seed).isEqualTo(never.profiles());
            assertThat(merged.index()).as("seed %d", seed).isEqualTo(never.index());
        });

        assertThat(joined.sum()).as("words that did join somebody").isGreaterThan(CASES / 4);
    }

    private static List<Message> observed(List<Observation> observations) {
        List<Message> messages = new ArrayList<>();
        for (Observation each : observations) messages.add(new Message.Observe(each));
        return messages;
    }

    /** One world, and where the words fall into it. */
    private static final class Case {
        private final World world;
        private final List<Observation> before;
        private final List<Observation> since;
        private final List<Long> end;
        private final List<IdentifierKey> pair;
        private final long seed;

        Case(long seed) {
            this.seed = seed;
            World whole = new WorldGenerator(seed).world();
            Random random = new Random(seed);
            List<Observation> some = whole.observations()
                    .subList(0, Math.min(MOST_OBSERVATIONS, whole.observations().size()));
            int cut = random.nextInt(some.size()) + 1;
            this.world = whole.withObservations(some)
                    .withCommands(List.of())
                    .withRules(List.of(whole.rules().getLast()));
            this.before = some.subList(0, cut);
            this.since = some.subList(cut, some.size());
            List<IdentifierKey> all = new ArrayList<>(keys(before));
            IdentifierKey a = all.get(random.nextInt(all.size()));
            IdentifierKey b = all.get(random.nextInt(all.size()));
            this.pair = a.compareTo(b) < 0 ? List.of(a, b) : List.of(b, a);
            this.end = List.of(whole.ticks().getLast());
        }

        private static Set<IdentifierKey> keys(List<Observation> observations) {
            TreeSet<IdentifierKey> keys = new TreeSet<>();
            for (Observation each : observations)
                for (KeyedIdentifier identifier : each.identifiers()) keys.add(identifier.key());
            return keys;
        }

        Simulation simulation() {
            Schedule schedule = new Schedule(2, seed % 2 == 0, seed % 3 == 0, 0, 300, false);
            return new Simulation(world, schedule, Mutation.NONE, new Random(seed));
        }

        /** Nothing where the pair is one identifier. */
        List<Message> word(Action action, int number) {
            if (pair.getFirst().equals(pair.getLast())) return List.of();
            long at = WorldGenerator.HOUR + number;
            return List.of(new Message.Order(new IdentityCommand(
                    "word" + number, action, pair.getFirst(), pair.getLast(), at, "steward", "simulation")));
        }
    }
}
