package io.onefold.app.up;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Stages that do not need one another, started at the same time. */
final class Together implements Stage {
    private final List<Stage> stages;

    Together(List<Stage> stages) {
        this.stages = List.copyOf(stages);
    }

    @Override
    public String name() {
        return stages.stream().map(Stage::name).collect(Collectors.joining(" and "));
    }

    @Override
    public String start() throws InterruptedException {
        List<String> places = new ArrayList<>();
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("onefold-start-", 0).factory())) {
            List<Future<String>> starts =
                    threads.invokeAll(stages.stream().map(Together::starting).toList());
            for (Future<String> start : starts) places.add(start.get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) throw failure;
            throw new StageException(name() + " did not start: " + e.getMessage(), e);
        }
        return String.join(", ", places);
    }

    private static Callable<String> starting(Stage stage) {
        return stage::start;
    }

    @Override
    public void stop() {
        stages.reversed().forEach(Stage::stop);
    }

    @Override
    public Health health() {
        for (Stage stage : stages) {
            Health health = stage.health();
            if (!(health instanceof Health.Ready)) return health;
        }
        return Health.READY;
    }
}
