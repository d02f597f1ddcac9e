package io.onefold.testing.fuzz;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Throws inputs at one target, and watches it from another thread. */
public final class FuzzRun {
    private static final long HANGS_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long SLOW_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int MOST_PROBLEMS = 20;

    private final FuzzTarget target;
    private final Mutations mutations;
    private final List<String> problems = Collections.synchronizedList(new ArrayList<>());
    private volatile long seed;
    private volatile long begun = System.nanoTime();
    private long accepted;
    private long slowestNanos;
    private long slowestSeed;

    /** A run that has not begun. */
    public FuzzRun(FuzzTarget target) {
        this.target = target;
        this.mutations = new Mutations(target.samples());
    }

    /**
     * What came of it.
     *
     * @param accepted inputs of which at least a part was
     * @param slowestNanos that one input took; of one that took over a second, the least of three times
     * @param earlyBytes of the heap in use when a third was done, after a collection
     * @param lateBytes the same at the end
     * @param problems each with the seed that brought it about
     */
    public record Report(
            String target,
            long inputs,
            long accepted,
            long slowestNanos,
            long slowestSeed,
            long earlyBytes,
            long lateBytes,
            List<String> problems) {
        public Report {
            problems = List.copyOf(problems);
        }

        /** In one line. */
        public String summary() {
            return String.format(
                    "%s: %,d inputs, %,d accepted, slowest %.1f ms (seed %d), heap %.1f MB after a third, %.1f MB at the end, %d problems",
                    target,
                    inputs,
                    accepted,
                    slowestNanos / 1e6,
                    slowestSeed,
                    earlyBytes / 1e6,
                    lateBytes / 1e6,
                    problems.size());
        }
    }

    /** Runs the seeds from {@code first} on; returns early when an input hangs or too much is wrong. */
    public Report run(long first, long inputs) throws InterruptedException {
        long third = first + inputs / 3;
        through(first, third);
        long early = heap();
        through(third, first + inputs);
        return new Report(
                target.name(), inputs, accepted, slowestNanos, slowestSeed, early, heap(), List.copyOf(problems));
    }

    private void through(long from, long to) throws InterruptedException {
        Thread worker =
                Thread.ofPlatform().daemon().name("fuzz-" + target.name()).unstarted(() -> work(from, to));
        begun = System.nanoTime();
        worker.start();
        while (!worker.join(Duration.ofMillis(100)))
            if (System.nanoTime() - begun > HANGS_NANOS) {
                problems.add("seed " + seed + " hangs in " + Arrays.toString(worker.getStackTrace()));
                return;
            }
    }

    private void work(long from, long to) {
        for (long each = from; each < to && problems.size() < MOST_PROBLEMS; each++) {
            seed = each;
            byte[] input = mutations.input(each);
            long nanos = timed(each, input);
            // Once may be the machine's doing; what is slow is slow again.
            for (int again = 0; again < 2 && nanos > SLOW_NANOS; again++) nanos = Math.min(nanos, timed(each, input));
            if (nanos > slowestNanos) {
                slowestNanos = nanos;
                slowestSeed = each;
            }
        }
    }

    private long timed(long each, byte[] input) {
        begun = System.nanoTime();
        take(each, input);
        return System.nanoTime() - begun;
    }

    private void take(long each, byte[] input) {
        try {
            if (target.take(input)) accepted++;
        } catch (Throwable e) {
            problems.add("seed " + each + " (" + input.length + " bytes): " + beginning(e));
        }
    }

    private static String beginning(Throwable problem) {
        StringWriter text = new StringWriter();
        problem.printStackTrace(new PrintWriter(text));
        return text.toString()
                .lines()
                .limit(24)
                .reduce("", (all, line) -> all + "\n" + line.substring(0, Math.min(line.length(), 300)));
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** The input of a seed, to be kept as a regression. */
    public byte[] input(long ofSeed) {
        return mutations.input(ofSeed);
    }
}
