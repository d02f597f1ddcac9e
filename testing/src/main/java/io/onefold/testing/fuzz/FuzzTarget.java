package io.onefold.testing.fuzz;

import java.util.List;

/** Something that takes bytes from outside. Used by one thread at a time. */
public interface FuzzTarget extends AutoCloseable {
    /** Names it in reports, and the folder of its regressions. */
    String name();

    /** Valid inputs, which are changed to make others; at least one. */
    List<byte[]> samples();

    /**
     * Takes one input, and returns where it is accepted or refused as documented.
     *
     * @return whether it was accepted, at least in part
     * @throws Exception where the input brought about anything else, or something of it was lost
     */
    boolean take(byte[] input) throws Exception;

    @Override
    default void close() {}
}
