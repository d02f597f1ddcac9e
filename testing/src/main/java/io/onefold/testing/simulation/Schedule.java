package io.onefold.testing.simulation;

import java.util.List;
import java.util.Random;

/**
 * How a world is run.
 *
 * @param local whether messages within a partition are handled at once
 * @param fifo whether each channel keeps its order
 * @param maxChunk about how many bytes of rows are handed over at once
 * @param deferAll whether every root is only published in turns
 */
public record Schedule(int partitions, boolean local, boolean fifo, double crashRate, int maxChunk, boolean deferAll) {
    /** A schedule by chance. */
    public static Schedule random(Random random) {
        return new Schedule(
                1 + random.nextInt(8),
                random.nextBoolean(),
                random.nextInt(3) > 0,
                random.nextBoolean() ? 0 : 0.3,
                List.of(1, 300, 6_000, 1 << 19).get(random.nextInt(4)),
                random.nextInt(3) == 0);
    }
}
