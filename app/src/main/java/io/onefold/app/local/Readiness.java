package io.onefold.app.local;

/** Asks a starting process, over its own protocol, whether it serves. */
@FunctionalInterface
interface Readiness {
    /** Whether it serves now. An exception means not yet; its message stands in the error if it never does. */
    boolean ready() throws Exception;
}
