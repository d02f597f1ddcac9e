package io.onefold.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.identity.forest.Change;
import io.onefold.identity.forest.Forest;
import io.onefold.identity.forest.ForestState;
import io.onefold.identity.forest.Invariant;
import io.onefold.identity.forest.Message;
import io.onefold.identity.forest.Node;
import io.onefold.identity.forest.Output;
import io.onefold.identity.rules.SharedAbove;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.KeyedIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class InvariantsTest {
    private static final long WORLDS = 200;

    @Test
    void aUnionThatIsLostLeavesTreesApart() {
        assertThat(problems(new LostUnions())).anyMatch(problem -> problem.contains("their trees do not join"));
    }

    @Test
    void aUnionOfStrangersIsNoLink() {
        assertThat(problems(new UnionsOfStrangers())).anyMatch(problem -> problem.contains("no link leads there"));
    }

    /** As if a disk had made another identifier of it. */
    @Test
    void aParentThatIsNotSmallerIsNoticedByARunningForest() {
        KeyedIdentifier customer = TinyWorld.identifier(1, 1);
        KeyedIdentifier email = TinyWorld.identifier(4, 1);
        KeyedIdentifier device = TinyWorld.identifier(7, 1);
        World world = TinyWorld.of(SharedAbove.NEVER, List.of(customer, email), List.of(customer, device));
        MemoryStore store = new MemoryStore();
        List<Invariant> broken = new ArrayList<>();
        Forest forest = forest(world, store, broken);
        forest.handle(new Message.Observe(world.observations().getFirst()));
        assertThat(broken).isEmpty();

        IdentifierKey anchor = world.observations().getFirst().anchor();
        IdentifierKey greatest = new IdentifierKey(Integer.MAX_VALUE, 0, 0);
        Node node = store.node(anchor);
        store.apply(new Change.PutNode(
                anchor,
                new Node(
                        greatest, node.shared(), node.erasedUntil(), node.forgets(), node.epoch(), node.neighbours())));
        forest.handle(new Message.Observe(world.observations().getLast()));

        assertThat(broken).contains(Invariant.PARENT_IS_SMALLER);
    }

    private static Forest forest(World world, MemoryStore store, List<Invariant> broken) {
        return new Forest(
                store,
                Simulation.settings(world, new Schedule(1, true, true, 0, 1 << 19, false), 0),
                key -> true,
                new ExactDigests()::of,
                new Forest.Outbox() {
                    @Override
                    public void send(Message message) {
                        throw new IllegalStateException("everybody is here");
                    }

                    @Override
                    public void publish(Output output) {
                        // Not what this is about.
                    }

                    @Override
                    public void broken(Invariant invariant) {
                        broken.add(invariant);
                    }
                });
    }

    private static List<String> problems(Mutation mutation) {
        return LongStream.rangeClosed(1, WORLDS)
                .mapToObj(seed -> new WorldRun(new WorldGenerator(seed).world(), mutation).problems())
                .flatMap(List::stream)
                .toList();
    }

    private static final class LostUnions implements Mutation {
        @Override
        public void handle(ForestState state, Message message, Consumer<Message> now, Consumer<Message> later) {
            if (!(message instanceof Message.Union)) now.accept(message);
        }
    }

    /** Whoever is told of a smaller identifier is told of the smallest that was ever told of instead. */
    private static final class UnionsOfStrangers implements Mutation {
        private IdentifierKey smallest = new IdentifierKey(Integer.MAX_VALUE, 0, 0);

        @Override
        public void handle(ForestState state, Message message, Consumer<Message> now, Consumer<Message> later) {
            if (!(message instanceof Message.Union union)) {
                now.accept(message);
                return;
            }
            if (union.smaller().compareTo(smallest) < 0) smallest = union.smaller();
            now.accept(new Message.Union(union.to(), smallest, union.cause()));
        }
    }
}
