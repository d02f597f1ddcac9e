package io.onefold.app.up;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something done every so often. A time that fails is logged and tried again at the next; it holds nothing else up. */
final class RepeatedStage implements Stage {
    private static final Logger LOG = LoggerFactory.getLogger(RepeatedStage.class);
    private static final long STOP_SECONDS = 10;

    private final String name;
    private final Duration interval;
    private final Turn turn;
    private volatile String failure = "";
    private volatile @Nullable ScheduledExecutorService thread;

    /** One time. */
    @FunctionalInterface
    interface Turn {
        void run() throws Exception;
    }

    /** @param turn always called by the same thread */
    RepeatedStage(String name, Duration interval, Turn turn) {
        this.name = name;
        this.interval = interval;
        this.turn = turn;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("onefold-" + name).daemon().factory());
        thread = started;
        var unused = started.scheduleWithFixedDelay(this::once, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
        return "";
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = thread;
        thread = null;
        if (running == null) return;
        running.shutdownNow();
        try {
            if (!running.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) LOG.warn("event=slow-stop stage={}", name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Health health() {
        if (thread == null) return Health.DOWN;
        return failure.isEmpty() ? Health.READY : new Health.Waiting(failure);
    }

    private void once() {
        try {
            turn.run();
            failure = "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            if (thread == null) return;
            failure = String.valueOf(e.getMessage());
            LOG.warn("event=failed stage={}", name, e);
        }
    }
}
