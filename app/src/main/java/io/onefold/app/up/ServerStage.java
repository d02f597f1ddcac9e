package io.onefold.app.up;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.onefold.app.config.Listen;
import java.net.BindException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An HTTP server of ours. */
final class ServerStage implements Stage {
    private final String name;
    private final String setting;
    private final Listen listen;
    private final Consumer<JavalinConfig> routes;
    private volatile @Nullable Javalin server;

    /**
     * @param setting the key of its port, named where the port is taken
     * @param routes adds what it serves; called at the start
     */
    ServerStage(String name, String setting, Listen listen, Consumer<JavalinConfig> routes) {
        this.name = name;
        this.setting = setting;
        this.listen = listen;
        this.routes = routes;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String start() {
        try {
            server = Javalin.create(config -> {
                        config.startup.showJavalinBanner = false;
                        config.routes.error(404, ServerStage::tellNoPath);
                        routes.accept(config);
                    })
                    .start(listen.host(), listen.port());
            return listen.url();
        } catch (RuntimeException e) {
            if (!isTaken(e)) throw e;
            throw new StageException(
                    "port " + listen.port() + " on " + listen.host() + " is taken: stop what listens there, or set "
                            + setting + " to another port",
                    e);
        }
    }

    /** By itself the server would repeat the path, and a path may name a person. */
    private static void tellNoPath(Context request) {
        if (request.endpoints().lastHttpEndpoint() == null) request.result("there is no such path\n");
    }

    @Override
    public void stop() {
        Javalin running = server;
        server = null;
        if (running != null) running.stop();
    }

    @Override
    public Health health() {
        return server == null ? Health.DOWN : Health.READY;
    }

    private static boolean isTaken(@Nullable Throwable e) {
        return e != null && (e instanceof BindException || isTaken(e.getCause()));
    }
}
