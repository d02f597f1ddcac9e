package io.onefold.app.local;

import java.util.concurrent.CompletableFuture;

/** A server of this machine's own, a child of this process. Thread-safe. */
public sealed interface LocalServer extends AutoCloseable permits BrokerProcess, RegistryProcess {
    /** What clients are given to find it. */
    String address();

    /** Process number. */
    long pid();

    /** Completes with the exit code when it ends, asked for or not. */
    CompletableFuture<Integer> ended();

    /** Stops it in order; returns once it has ended. */
    @Override
    void close();
}
