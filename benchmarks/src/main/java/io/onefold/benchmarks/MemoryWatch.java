package io.onefold.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Whether the collector's memory stays as it is under load. It is asked every ten seconds, after a collection of garbage. The first two
 * minutes fill pools and caches; over the rest memory is flat where a straight line through what lives on the heap rises by less than
 * a megabyte in ten minutes, and resident memory, buffers and threads end no more than a twentieth above where they were at the two minutes.
 */
final class MemoryWatch {
    private static final int RATE = 10_000;
    private static final int CONNECTIONS = 16;
    private static final int SECONDS_BETWEEN = 10;
    private static final int SECONDS_TO_FILL = 120;
    private static final double MOST_BYTES_A_SECOND = 1e6 / 600;
    private static final double MOST_GROWTH = 1.05;

    private final CalledServer collector;

    MemoryWatch(CalledServer collector) {
        this.collector = collector;
    }

    void run(int minutes) throws IOException, InterruptedException {
        Calling calling = new Calling(new TrackingCalls(100), collector.port(), CONNECTIONS);
        int seconds = (int) TimeUnit.MINUTES.toSeconds(minutes);
        List<Calling.Outcome> outcome = new ArrayList<>();
        Thread load = Thread.ofPlatform().start(() -> {
            try {
                outcome.add(calling.atRate(RATE, seconds));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        List<CalledServer.Memory> memory = new ArrayList<>();
        while (!load.join(Duration.ofSeconds(SECONDS_BETWEEN))) {
            memory.add(collector.memory());
            System.out.printf("%4d s: %s%n", memory.size() * SECONDS_BETWEEN, memory.getLast());
        }
        Calling.Outcome all = outcome.getFirst();
        System.out.printf(
                "%,.0f events/s for %d minutes, %d calls refused, p50 %.1f ms, p99 %.1f ms, max %.0f ms%n",
                all.rate(), minutes, all.refused(), all.at(0.5), all.at(0.99), all.at(1));
        judge(memory);
    }

    private static void judge(List<CalledServer.Memory> all) {
        List<CalledServer.Memory> later =
                all.subList(Math.min(all.size(), SECONDS_TO_FILL / SECONDS_BETWEEN), all.size());
        if (later.size() < 2) {
            System.out.println("too short to say whether memory is flat");
            return;
        }
        CalledServer.Memory first = later.getFirst();
        CalledServer.Memory last = later.getLast();
        double slope = slope(later);
        boolean flat = slope < MOST_BYTES_A_SECOND
                && last.resident() <= first.resident() * MOST_GROWTH
                && last.buffers() <= first.buffers() * MOST_GROWTH
                && last.threads() <= first.threads() * MOST_GROWTH;
        System.out.printf(
                "memory is %s: what lives changes by %+.2f MB in ten minutes; from two minutes on: %s; at the end: %s%n",
                flat ? "flat" : "NOT flat", slope * 600 / 1e6, first, last);
    }

    /** Bytes a second of the straight line with the least squares. */
    private static double slope(List<CalledServer.Memory> points) {
        double middle = (points.size() - 1) / 2.0;
        double mean =
                points.stream().mapToLong(CalledServer.Memory::live).average().orElseThrow();
        double above = 0;
        double below = 0;
        for (int i = 0; i < points.size(); i++) {
            above += (i - middle) * (points.get(i).live() - mean);
            below += (i - middle) * (i - middle);
        }
        return above / below / SECONDS_BETWEEN;
    }
}
