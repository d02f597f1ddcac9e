package io.onefold.app.up;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** Starts stages one after another and stops those that were started in the opposite order, saying so. Used by one thread. */
final class Sequence {
    private final PrintWriter out;
    private final Deque<Stage> started = new ArrayDeque<>();

    Sequence(PrintWriter out) {
        this.out = out;
    }

    /** Starts all, or throws what the first failing one said; {@link #stop} is needed either way. */
    void start(List<Stage> stages) throws InterruptedException {
        for (Stage stage : stages) {
            long begun = System.nanoTime();
            out.printf("  %-22s ", stage.name());
            out.flush();
            started.push(stage);
            String where = stage.start();
            out.printf("%5s  %s%n", seconds(begun), where);
            out.flush();
        }
    }

    /** Stops what was started, the last one first. One that fails to stop does not keep the others running. */
    void stop() {
        while (!started.isEmpty()) {
            Stage stage = started.pop();
            long begun = System.nanoTime();
            out.printf("  %-22s ", stage.name());
            out.flush();
            out.println(stopped(stage) + " " + seconds(begun));
            out.flush();
        }
    }

    private static String stopped(Stage stage) {
        try {
            stage.stop();
            return "stopped";
        } catch (RuntimeException e) {
            return "failed to stop: " + e.getMessage();
        }
    }

    private static String seconds(long since) {
        return String.format(
                Locale.ROOT,
                "%.1f s",
                Duration.ofNanos(System.nanoTime() - since).toMillis() / 1e3);
    }
}
