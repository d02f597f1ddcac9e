package io.onefold.app.up;

import io.onefold.app.local.BrokerProcess;
import io.onefold.app.local.BrokerSettings;
import io.onefold.app.local.Installation;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The broker that {@code up} runs itself. */
final class BrokerStage implements Stage {
    private final Installation installation;
    private final BrokerSettings settings;
    private final Consumer<String> lost;
    private volatile @Nullable BrokerProcess process;

    /** @param lost is told when the broker ends without being asked to */
    BrokerStage(Installation installation, BrokerSettings settings, Consumer<String> lost) {
        this.installation = installation;
        this.settings = settings;
        this.lost = lost;
    }

    @Override
    public String name() {
        return "broker";
    }

    @Override
    public String start() {
        BrokerProcess started = BrokerProcess.start(installation, settings);
        process = started;
        var unused = started.ended().thenAccept(code -> {
            if (process != null)
                lost.accept("the broker ended with exit code " + code + "; its log is in " + settings.logs());
        });
        return started.bootstrap();
    }

    @Override
    public void stop() {
        BrokerProcess running = process;
        process = null;
        if (running != null) running.close();
    }

    @Override
    public Health health() {
        return process == null ? Health.DOWN : Health.READY;
    }
}
