package io.onefold.testing.cluster;

import java.util.Random;

/** Something that goes wrong, and is put right again. */
@FunctionalInterface
public interface Fault {
    /** Breaks it and mends it; returns once it is mended, though what was broken may still be catching up. */
    void strike(UnderLoad under, Random random) throws Exception;
}
