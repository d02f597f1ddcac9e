package io.onefold.testing.simulation;

import io.onefold.identity.forest.ForestState;
import io.onefold.identity.forest.Message;
import java.util.function.Consumer;

/** Stands between the channels and a forest: breaks the algorithm on purpose, so that tests can show that they would notice. */
@FunctionalInterface
public interface Mutation {
    /** Nothing is broken. */
    Mutation NONE = (state, message, now, later) -> now.accept(message);

    /**
     * What is done instead of handling a message.
     *
     * @param state of the partition that the message has come to
     * @param now handles a message in this partition, in the same transaction
     * @param later sends a message
     */
    void handle(ForestState state, Message message, Consumer<Message> now, Consumer<Message> later);
}
