package io.onefold.testing.simulation;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * Runs as many worlds as are asked for, and says how far it is. Arguments: the first seed, how many. Ends with exit code 1 and the seed at the
 * first world that does not come out as the batch run does.
 */
public final class ManyWorlds {
    private static final long TOLD_EVERY = 10_000;

    private ManyWorlds() {}

    /** Runs. */
    public static void main(String[] arguments) {
        long first = Long.parseLong(arguments[0]);
        long worlds = Long.parseLong(arguments[1]);
        long begun = System.nanoTime();
        AtomicLong done = new AtomicLong();
        LongStream.range(first, first + worlds).parallel().forEach(seed -> {
            List<String> problems = new WorldRun(new WorldGenerator(seed).world(), Mutation.NONE).problems();
            if (!problems.isEmpty()) {
                System.out.println("seed " + seed + ":\n" + String.join("\n", problems));
                Runtime.getRuntime().halt(1);
            }
            long now = done.incrementAndGet();
            if (now % TOLD_EVERY == 0 || now == worlds) tell(now, worlds, begun);
        });
    }

    private static void tell(long done, long worlds, long begun) {
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf("%,d of %,d worlds, %,.0f/s, no difference%n", done, worlds, done / seconds);
    }
}
