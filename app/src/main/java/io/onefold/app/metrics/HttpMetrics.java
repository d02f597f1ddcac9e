package io.onefold.app.metrics;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** How one HTTP server answers, by route, not by path: a path may name a person. Thread-safe. */
public final class HttpMetrics {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH");
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    private final MeterRegistry registry;
    private final String server;

    /** @param server its name among the metrics */
    public HttpMetrics(MeterRegistry registry, String server) {
        this.registry = registry;
        this.server = server;
    }

    /** From now on whatever the server answers is counted, also what it answers later and by another thread. */
    public void addTo(JavalinConfig config) {
        config.requestLogger.http(this::answered);
    }

    private void answered(Context request, Float millis) {
        Timer.builder("onefold.http.requests")
                .description("Requests answered, and how long that took")
                .tag("server", server)
                .tag("method", method(request))
                .tag("route", route(request))
                .tag("status", request.statusCode() / 100 + "xx")
                .serviceLevelObjectives(BUCKETS)
                .register(registry)
                .record((long) (millis * 1_000), TimeUnit.MICROSECONDS);
    }

    private static String method(Context request) {
        String method = request.req().getMethod();
        return METHODS.contains(method) ? method : "other";
    }

    private static String route(Context request) {
        Endpoint route = request.endpoints().lastHttpEndpoint();
        return route == null ? "none" : route.path;
    }
}
