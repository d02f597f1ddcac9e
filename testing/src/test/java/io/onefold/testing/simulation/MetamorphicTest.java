package io.onefold.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.identity.forest.Message;
import io.onefold.schemas.IdentityCommand.Action;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What must not matter does not: the compacted topics, as text, are the same to the byte. No oracle is asked. */
class MetamorphicTest {
    private static final long WORLDS = 60;

    @Test
    void orderDoesNotMatter() {
        assertEqual(seed -> dump(seed, 4, inputs(seed)), seed -> dump(seed, 4, shuffled(inputs(seed), seed)));
    }

    @Test
    void repetitionDoesNotMatter() {
        assertEqual(seed -> dump(seed, 4, inputs(seed)), seed -> {
            List<Message> twice = inputs(seed);
            twice.addAll(shuffled(inputs(seed), seed));
            return dump(seed, 4, twice);
        });
    }

    @Test
    void aPauseInTheMiddleDoesNotMatter() {
        assertEqual(seed -> dump(seed, 4, inputs(seed)), seed -> {
            List<Message> inputs = inputs(seed);
            int middle = inputs.size() / 2;
            return dump(seed, 4, inputs.subList(0, middle), inputs.subList(middle, inputs.size()));
        });
    }

    @Test
    void sixteenPartitionsGiveWhatOneGives() {
        assertEqual(seed -> dump(seed, 1, inputs(seed)), seed -> dump(seed, 16, inputs(seed)));
    }

    private static void assertEqual(LongFunction<String> one, LongFunction<String> other) {
        LongStream.rangeClosed(1, WORLDS)
                .parallel()
                .forEach(
                        seed -> assertThat(other.apply(seed)).as("seed " + seed).isEqualTo(one.apply(seed)));
    }

    private static World world(long seed) {
        return new WorldGenerator(seed).world();
    }

    /** Who is erased with a person depends on when that is said, so such commands are left out. */
    private static List<Message> inputs(long seed) {
        World world = world(seed);
        List<Message> inputs = new ArrayList<>();
        world.observations().forEach(copy -> inputs.add(new Message.Observe(copy)));
        world.commands().stream()
                .filter(command -> command.action() != Action.ERASE_PERSON)
                .forEach(command -> inputs.add(new Message.Order(command)));
        return inputs;
    }

    private static List<Message> shuffled(List<Message> inputs, long seed) {
        Collections.shuffle(inputs, new Random(seed));
        return inputs;
    }

    @SafeVarargs
    private static String dump(long seed, int partitions, List<Message>... portions) {
        World world = world(seed);
        Schedule schedule = new Schedule(partitions, seed % 2 == 0, seed % 3 == 0, 0.1, 300, seed % 5 == 0);
        Simulation simulation = new Simulation(world, schedule, Mutation.NONE, new Random(seed + partitions));
        for (List<Message> portion : portions) simulation.run(portion, world.ticks(), world.populations());
        StringBuilder dump = new StringBuilder();
        simulation
                .profiles()
                .forEach((id, profile) ->
                        dump.append(id).append(' ').append(Plain.text(profile)).append('\n'));
        simulation
                .index()
                .forEach((key, id) ->
                        dump.append(key.hex()).append(' ').append(id).append('\n'));
        return dump.toString();
    }
}
