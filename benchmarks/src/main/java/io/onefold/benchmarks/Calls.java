package io.onefold.benchmarks;

/** HTTP requests to make one after another. Thread-safe. */
interface Calls {
    /** The bytes of a whole request, from its first line on. */
    byte[] request(long number);

    /** How many events each has; 1 where it has none. */
    default int eventsEach() {
        return 1;
    }
}
