package io.onefold.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.identity.forest.ForestState;
import io.onefold.identity.forest.Message;
import io.onefold.schemas.IdentifierKey;
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
