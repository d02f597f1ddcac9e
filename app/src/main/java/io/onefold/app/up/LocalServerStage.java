package io.onefold.app.up;

import io.onefold.app.local.LocalServer;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A broker or a registry that {@code up} runs itself. */
final class LocalServerStage implements Stage {
    private final String name;
    private final Supplier<LocalServer> starting;
    private final Path logs;
    private final Consumer<String> lost;
    private volatile @Nullable LocalServer server;

    /**
     * A stage that is not started yet.
     *
     * @param logs where it logs, for people
     * @param lost is told when it ends without being asked to
     */
    LocalServerStage(String name, Supplier<LocalServer> starting, Path logs, Consumer<String> lost) {
        this.name = name;
        this.starting = starting;
        this.logs = logs;
        this.lost = lost;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String start() {
        LocalServer started = starting.get();
        server = started;
        var unused = started.ended().thenAccept(code -> {
            if (server != null) lost.accept("the " + name + " ended with exit code " + code + why());
        });
        return started.address();
    }

    private String why() {
        String full = DiskSpace.remark(logs);
        return (full.isEmpty() ? "" : ", " + full) + "; its log is in " + logs;
    }

    @Override
    public void stop() {
        LocalServer running = server;
        server = null;
        if (running != null) running.close();
    }

    @Override
    public Health health() {
        return server == null ? Health.DOWN : Health.READY;
    }
}
