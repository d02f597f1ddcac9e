package io.onefold.app.status;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.onefold.app.metrics.Metrics;
import java.util.function.Supplier;

/** Routes for those who run an installation: health, metrics, status. Thread-safe. */
public final class OperationsApi {
    private final Supplier<Status> status;
    private final Metrics metrics;

    /** @param status the latest */
    public OperationsApi(Supplier<Status> status, Metrics metrics) {
        this.status = status;
        this.metrics = metrics;
    }

    /** Adds the routes. */
    public void addRoutes(JavalinConfig config) {
        config.routes.get("/health/live", request -> request.result("live\n"));
        config.routes.get("/health/ready", this::ready);
        config.routes.get(
                "/metrics",
                request -> request.contentType("text/plain; version=0.0.4; charset=utf-8")
                        .result(metrics.page()));
        config.routes.get(
                "/v1/status",
                request -> request.contentType("application/json").result(StatusJson.write(status.get())));
    }

    private void ready(Context request) {
        StringBuilder body = new StringBuilder();
        Status now = status.get();
        for (StageStatus stage : now.stages())
            body.append(stage.name())
                    .append(": ")
                    .append(stage.state())
                    .append(stage.why().isEmpty() ? "" : " (" + stage.why() + ")")
                    .append('\n');
        request.status(now.ready() ? 200 : 503).result(body.toString());
    }
}
