package io.onefold.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.identity.rules.SharedAbove;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand.Action;
import io.onefold.schemas.KeyedIdentifier;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Worlds that went wrong once, shrunk to what they went wrong with. They stand here as worlds, not as seeds, so that they outlive changes
 * of the generator; each runs under many schedules.
 */
class FoundBySimulationTest {
    private static final long SCHEDULES = 60;

    /** The erased identifier told its partner by word to forget its value, and so became a neighbour that was never counted. */
    @Test
    void whomOnlyAWordBringsIsNoNeighbourThoughErased() {
        KeyedIdentifier email = TinyWorld.identifier(6, 1);
        List<KeyedIdentifier> devices = Stream.of(
                        TinyWorld.identifier(7, 1), TinyWorld.identifier(7, 2), TinyWorld.identifier(7, 3))
                .sorted(Comparator.comparing(KeyedIdentifier::key))
                .toList();
        IdentifierKey erased = devices.getFirst().key();

        World world = TinyWorld.of(
                        SharedAbove.NEVER.with("n7", 2), List.of(email, devices.get(0), devices.get(1), devices.get(2)))
                .withCommands(List.of(
                        TinyWorld.command("erase", Action.ERASE, erased, null, 300),
                        TinyWorld.command("join", Action.MUST_LINK, email.key(), erased, 50)));

        assertRight(world);
    }

    /** Which of two words counted that came under one command id at one time was left to the order of arrival. */
    @Test
    void ofTwoWordsUnderOneCommandIdTheLaterKindCounts() {
        KeyedIdentifier email = TinyWorld.identifier(6, 1);
        KeyedIdentifier device = TinyWorld.identifier(7, 1);

        World world = TinyWorld.of(SharedAbove.NEVER, List.of(email, device))
                .withCommands(List.of(
                        TinyWorld.command("word", Action.NEVER_LINK, email.key(), device.key(), 300),
                        TinyWorld.command("word", Action.RESET_PAIR, email.key(), device.key(), 300),
                        TinyWorld.command("word", Action.BLOCK, email.key(), null, 300),
                        TinyWorld.command("word", Action.UNBLOCK, email.key(), null, 300)));

        assertRight(world);
    }

    private static void assertRight(World world) {
        assertThat(LongStream.range(0, SCHEDULES)
                        .boxed()
                        .flatMap(seed -> new WorldRun(world.withSeed(seed), Mutation.NONE).problems().stream()))
                .isEmpty();
    }
}
