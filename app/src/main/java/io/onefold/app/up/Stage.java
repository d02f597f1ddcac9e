package io.onefold.app.up;

/**
 * One part of a running installation. It is started once and stopped once, by one thread; {@link #health} may be asked by any
 * thread at any time.
 */
public interface Stage {
    /** What people call it, such as {@code collector}. */
    String name();

    /**
     * Returns once it serves.
     *
     * @return where it is found, for people; may be empty
     * @throws StageException with a message that says what to do
     */
    String start() throws InterruptedException;

    /** Stops it in order; returns once it has. Nothing happens where it was not started. */
    void stop();

    /** How it is now. */
    Health health();
}
