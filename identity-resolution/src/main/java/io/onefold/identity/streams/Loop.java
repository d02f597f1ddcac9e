package io.onefold.identity.streams;

import io.onefold.identity.forest.Message;
import io.onefold.schemas.Population;

/** What stands on the topics observations and identity-links. */
public sealed interface Loop {
    /**
     * A message to an identifier.
     *
     * @param message of an observation or a command, if it comes from outside
     */
    record Told(Message message) implements Loop {}

    /** Something was learned from all customers; sent to every partition of identity-links. */
    record Learned(Population population) implements Loop {}

    /** The time has come to an instant, UTC milliseconds; sent to every partition of identity-links. */
    record Tick(long now) implements Loop {}
}
