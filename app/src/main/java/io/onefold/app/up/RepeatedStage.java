package io.onefold.app.up;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something done every so often. A time that fails is logged and tried again at the next; it holds nothing else up. */
final class RepeatedStage implements Stage {
    private static final Logger LOG = LoggerFactory.getLogger(RepeatedStage.class);
    private static final long STOP_SECONDS = 10;
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final String name;
    private final Duration interval;
    private final Supplier<Work> opening;
    private volatile String failure = "";
    private volatile @Nullable Work work;
    private volatile @Nullable ScheduledExecutorService thread;

    /** One time. */
    @FunctionalInterface
    interface Turn {
        void run() throws Exception;
    }

    /**
     * What is done, and with what.
     *
     * @param turn always called by the same thread
     * @param held closed, the last one first, when it stops
     */
    record Work(Turn turn, List<? extends AutoCloseable> held) {
        Work {
            held = List.copyOf(held);
        }
    }

    /** @param opening asked at the start */
    RepeatedStage(String name, Duration interval, Supplier<Work> opening) {
        this.name = name;
        this.interval = interval;
        this.opening = opening;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String start() {
        Work opened = opening.get();
        work = opened;
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("onefold-" + name).daemon().factory());
        thread = started;
        var unused = started.scheduleWithFixedDelay(
                () -> once(opened.turn()), 0, interval.toMillis(), TimeUnit.MILLISECONDS);
        return "";
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = thread;
        thread = null;
        if (running != null) end(running);
        Work opened = work;
        work = null;
        if (opened == null) return;
        for (AutoCloseable each : opened.held().reversed()) close(each);
    }

    private void end(ScheduledExecutorService running) {
        running.shutdownNow();
        try {
            if (!running.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) LOG.warn("event=slow-stop stage={}", name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Clients have nothing left to tell; where there is no broker any more they would wait a minute for it. */
    private void close(AutoCloseable each) {
        try {
            switch (each) {
                case Admin admin -> admin.close(CLOSE);
                case Consumer<?, ?> consumer -> consumer.close(CloseOptions.timeout(CLOSE));
                default -> each.close();
            }
        } catch (Exception e) {
            throw new StageException("the " + name + " could not let go: " + e.getMessage(), e);
        }
    }

    @Override
    public Health health() {
        if (thread == null) return Health.DOWN;
        return failure.isEmpty() ? Health.READY : new Health.Waiting(failure);
    }

    private void once(Turn turn) {
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
