package io.onefold.app.up;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** Starts stages one after another and stops those that were started in the opposite order, saying so. Used by one thread. */
final class Sequence {
    private static final Duration LOOK = Duration.ofMillis(100);

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

    /**
     * Waits until these are ready, saying what each is about; however long that takes, since nothing is wrong with reading much.
     *
     * @throws StageException where one fails
     */
    void awaitReady(List<Stage> stages) throws InterruptedException {
        for (Stage stage : stages) {
            long begun = System.nanoTime();
            String shown = "";
            for (Health now = stage.health(); !(now instanceof Health.Ready); now = stage.health()) {
                shown = show(stage.name(), now, shown);
                Thread.sleep(LOOK.toMillis());
            }
            if (!shown.isEmpty()) out.printf("\r  %-28s %-60s%n", stage.name(), "caught up after " + seconds(begun));
            out.flush();
        }
    }

    private String show(String stage, Health now, String before) {
        if (now instanceof Health.Failed failed) throw new StageException(stage + " " + failed.why(), null);
        if (!(now instanceof Health.Waiting waiting) || waiting.why().equals(before)) return before;
        out.printf("\r  %-28s %-60s", stage, waiting.why());
        out.flush();
        return waiting.why();
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
