package io.onefold.app.up;

/** How a part of the installation is. */
public sealed interface Health {
    /** Not serving yet, or no more. */
    record Down() implements Health {}

    /** Serving. */
    record Ready() implements Health {}

    /** Serving not yet or not for a while: it is catching up or recovering by itself. */
    record Waiting(String why) implements Health {}

    /** Ended, and will not recover by itself. The reason goes on a sentence that begins with the name: {@code failed: its topic is gone}. */
    record Failed(String why) implements Health {}

    /** Serving. */
    Health READY = new Ready();

    /** Not serving. */
    Health DOWN = new Down();
}
