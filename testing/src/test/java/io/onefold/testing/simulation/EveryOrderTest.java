package io.onefold.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.identity.rules.SharedAbove;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.IdentityCommand.Action;
import io.onefold.schemas.KeyedIdentifier;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In tiny worlds nothing is left to chance: every order of handling is tried. */
class EveryOrderTest {
    private static final long MOST_STATES = 60_000;

    private final KeyedIdentifier customer = TinyWorld.identifier(1, 1);
    private final KeyedIdentifier other = TinyWorld.identifier(1, 2);
    private final KeyedIdentifier email = TinyWorld.identifier(4, 1);
    private final KeyedIdentifier device = TinyWorld.identifier(7, 1);

    @Test
    void treesThatJoinWhileAMemberIsErased() {
        World world = TinyWorld.of(SharedAbove.NEVER, List.of(customer, device), List.of(email, device))
                .withCommands(List.of(TinyWorld.command("erase", Action.ERASE, email.key(), null, 250)));

        assertRightInEveryOrder(world, 1 << 19);
    }

    /** A root at which nothing stood but an erasure that waits once handed that over to its new parent, and not its own membership. */
    @Test
    void aTreeThatJoinsWhileAPersonIsErased() {
        World world = TinyWorld.of(SharedAbove.NEVER, List.of(customer, email), List.of(email, device))
                .withCommands(List.of(TinyWorld.command("erase", Action.ERASE_PERSON, device.key(), null, 50)));

        assertRightInEveryOrder(world, 1 << 19);
    }

    @Test
    void twoCustomersWithOneDeviceWhoAreToStayApart() {
        World world = TinyWorld.of(SharedAbove.NEVER, List.of(customer, device), List.of(other, device))
                .withCommands(List.of(pair(Action.NEVER_LINK)));

        assertRightInEveryOrder(world, 1 << 19);
    }

    @Test
    void twoCustomersWhoMustBeOneThoughTheLimitIsOne() {
        World world = TinyWorld.of(SharedAbove.NEVER, List.of(customer), List.of(other), List.of(other))
                .withCommands(List.of(pair(Action.MUST_LINK)));

        assertRightInEveryOrder(world, 1);
    }

    private IdentityCommand pair(Action action) {
        boolean inOrder = customer.key().compareTo(other.key()) < 0;
        return TinyWorld.command(
                "word", action, (inOrder ? customer : other).key(), (inOrder ? other : customer).key(), 150);
    }

    private static void assertRightInEveryOrder(World world, int maxChunk) {
        EveryOrder everyOrder = new EveryOrder(world, 2, maxChunk);

        boolean complete = everyOrder.search(MOST_STATES);

        assertThat(everyOrder.problems()).isEmpty();
        System.out.println(everyOrder.states() + " states, " + everyOrder.statesAtRest() + " of them at rest");
        assertThat(complete).as("all of the states seen").isTrue();
        assertThat(everyOrder.statesAtRest()).isPositive();
    }
}
