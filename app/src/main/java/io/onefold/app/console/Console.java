package io.onefold.app.console;

import io.javalin.config.JavalinConfig;
import io.javalin.http.HttpStatus;
import java.util.List;

/**
 * The console's routes: its files, what guards them, and what its pages ask for under {@code /console/api}. Thread-safe.
 *
 * <p>A page's back end is a {@link Part}; {@code docs/console.md} says how a page is added.
 */
public final class Console {
    private final ConsoleGuard guard;
    private final ConsoleFiles files = new ConsoleFiles();
    private final List<Part> parts;

    /** Routes of one page or several. */
    @FunctionalInterface
    public interface Part {
        /** Adds routes, all of them under {@code /console/api/}. */
        void addRoutes(JavalinConfig config);
    }

    /** @param host where the server listens */
    public Console(String host, List<Part> parts) {
        this.guard = new ConsoleGuard(host);
        this.parts = List.copyOf(parts);
    }

    /** Adds the routes. */
    public void addRoutes(JavalinConfig config) {
        guard.addTo(config);
        for (Part each : parts) each.addRoutes(config);
        config.routes.get(
                "/console/api/<rest>",
                request -> ConsoleAnswer.refuse(
                        request,
                        HttpStatus.NOT_FOUND,
                        "unknown-question",
                        "nothing is answered here; load the page anew"));
        files.addRoutes(config);
    }
}
