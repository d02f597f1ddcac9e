package io.onefold.app.local;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A running server of this machine's own, a child of this process. Thread-safe. */
public final class LocalServer implements AutoCloseable {
    private final String address;
    private final ChildProcess child;
    private final Duration stop;

    /** @param stop how long it may take to end in order */
    LocalServer(String address, ChildProcess child, Duration stop) {
        this.address = address;
        this.child = child;
        this.stop = stop;
    }

    /** What clients are given to find it. */
    public String address() {
        return address;
    }

    /** Process number. */
    public long pid() {
        return child.pid();
    }

    /** Completes with the exit code when it ends, asked for or not. */
    public CompletableFuture<Integer> ended() {
        return child.ended();
    }

    /** Stops it in order; returns once it has ended. */
    @Override
    public void close() {
        child.stop(stop);
    }
}
