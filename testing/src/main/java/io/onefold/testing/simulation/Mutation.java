package io.onefold.testing.simulation;

import io.onefold.identity.forest.ForestState;
import io.onefold.identity.forest.Message;
import java.util.List;

/** Breaks the algorithm on purpose, so that tests can show that they would notice. */
@FunctionalInterface
public interface Mutation {
    /** Nothing is broken. */
    Mutation NONE = (state, message) -> List.of(message);

    /** What a partition handles instead of a message. */
    List<Message> instead(ForestState state, Message message);
}
