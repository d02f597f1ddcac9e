package io.onefold.app.up;

import io.onefold.app.local.Installation;
import io.onefold.app.local.RegistryProcess;
import io.onefold.app.local.RegistrySettings;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The schema registry that {@code up} runs itself. */
final class RegistryStage implements Stage {
    private final Installation installation;
    private final RegistrySettings settings;
    private final Consumer<String> lost;
    private volatile @Nullable RegistryProcess process;

    /** @param lost is told when the registry ends without being asked to */
    RegistryStage(Installation installation, RegistrySettings settings, Consumer<String> lost) {
        this.installation = installation;
        this.settings = settings;
        this.lost = lost;
    }

    @Override
    public String name() {
        return "registry";
    }

    @Override
    public String start() {
        RegistryProcess started = RegistryProcess.start(installation, settings);
        process = started;
        var unused = started.ended().thenAccept(code -> {
            if (process != null)
                lost.accept("the registry ended with exit code " + code + "; its log is in " + settings.logs());
        });
        return started.url();
    }

    @Override
    public void stop() {
        RegistryProcess running = process;
        process = null;
        if (running != null) running.close();
    }

    @Override
    public Health health() {
        return process == null ? Health.DOWN : Health.READY;
    }
}
