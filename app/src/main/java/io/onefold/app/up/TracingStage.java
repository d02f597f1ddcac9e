package io.onefold.app.up;

import io.onefold.app.tracing.OpenTelemetryTraces;
import io.onefold.schemas.trace.Traces;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Follows touchpoints, where that is configured. */
final class TracingStage implements Stage {
    private final String endpoint;
    private final String instance;
    private volatile @Nullable OpenTelemetryTraces traces;

    /** @param endpoint empty where nothing is followed */
    TracingStage(String endpoint, String instance) {
        this.endpoint = endpoint;
        this.instance = instance;
    }

    @Override
    public String name() {
        return "tracing";
    }

    @Override
    public String start() {
        if (!endpoint.isEmpty()) traces = new OpenTelemetryTraces(endpoint, instance, InstantSource.system());
        return endpoint;
    }

    /** Null where nothing is followed. */
    @Nullable
    Traces traces() {
        return traces;
    }

    @Override
    public void stop() {
        OpenTelemetryTraces open = traces;
        traces = null;
        if (open != null) open.close();
    }

    @Override
    public Health health() {
        return traces == null ? Health.DOWN : Health.READY;
    }
}
