package io.onefold.identity.streams;

import io.onefold.identity.forest.Message;

/** What stands on the topics observations and identity-links. */
public sealed interface Loop {
    /**
     * A message to an identifier.
     *
     * @param message of an observation or a command, if it comes from outside
     */
    record Told(Message message) implements Loop {}

    /** The time has come to an instant, UTC milliseconds; sent to every partition of identity-links. */
    record Tick(long now) implements Loop {}
}
