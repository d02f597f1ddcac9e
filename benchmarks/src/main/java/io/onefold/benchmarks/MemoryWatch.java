package io.onefold.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Whether the collector's memory stays as it is under load. It is asked every ten seconds, after a collection of garbage. The first two
 * minutes fill pools and caches. What follows is cut into thirds: memory is flat where in the last of them the least that lives on the
 * heap, and the most of resident memory, of buffers and of threads, are at most a twentieth above those in the first. The least, because
 * what lives holds the calls under way, which come and go.
 */
final class MemoryWatch {
    private static final int RATE = 10_000;
    private static final int CONNECTIONS = 16;
    private static final int SECONDS_BETWEEN = 10;
    private static final int SECONDS_TO_FILL = 120;
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
                "%,.0f events/s for %d minutes, refused %s, p50 %.1f ms, p99 %.1f ms, max %.0f ms%n",
                all.rate(), minutes, all.refused(), all.at(0.5), all.at(0.99), all.at(1));
        judge(memory);
    }

    private static void judge(List<CalledServer.Memory> all) {
        List<CalledServer.Memory> later =
                all.subList(Math.min(all.size(), SECONDS_TO_FILL / SECONDS_BETWEEN), all.size());
        int third = later.size() / 3;
        if (third == 0) {
            System.out.println("too short to say whether memory is flat");
            return;
        }
        CalledServer.Memory first = bounds(later.subList(0, third));
        CalledServer.Memory last = bounds(later.subList(later.size() - third, later.size()));
        boolean flat = last.live() <= first.live() * MOST_GROWTH
                && last.resident() <= first.resident() * MOST_GROWTH
                && last.buffers() <= first.buffers() * MOST_GROWTH
                && last.threads() <= first.threads() * MOST_GROWTH;
        System.out.printf("memory is %s; first third: %s; last third: %s%n", flat ? "flat" : "NOT flat", first, last);
    }

    /** The least that lives, and the most of everything else. */
    private static CalledServer.Memory bounds(List<CalledServer.Memory> some) {
        return some.stream()
                .reduce((one, other) -> new CalledServer.Memory(
                        Math.min(one.live(), other.live()),
                        Math.max(one.buffers(), other.buffers()),
                        Math.max(one.resident(), other.resident()),
                        Math.max(one.threads(), other.threads())))
                .orElseThrow();
    }
}
