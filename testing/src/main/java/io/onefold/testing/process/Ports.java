package io.onefold.testing.process;

import io.onefold.app.local.Loopback;
import java.util.ArrayList;
import java.util.List;

/** A free port for each thing that {@code onefold up} listens with. */
public record Ports(int broker, int controller, int registry, int connectors, int collector, int api) {
    /** Ports that nothing listened on a moment ago, each another one. */
    public static Ports free() {
        return new Ports(
                Loopback.freePort(),
                Loopback.freePort(),
                Loopback.freePort(),
                Loopback.freePort(),
                Loopback.freePort(),
                Loopback.freePort());
    }

    /** The flags that set them. */
    public List<String> flags() {
        List<String> flags = new ArrayList<>();
        set(flags, "broker.port", broker);
        set(flags, "broker.controller-port", controller);
        set(flags, "registry.port", registry);
        set(flags, "connectors.port", connectors);
        set(flags, "collector.port", collector);
        set(flags, "api.port", api);
        return flags;
    }

    private static void set(List<String> flags, String key, int port) {
        flags.add("--set");
        flags.add(key + "=" + port);
    }

    /** Where the collector takes events. */
    public String collectorUrl() {
        return "http://" + Loopback.HOST + ":" + collector;
    }

    /** Where the query API answers. */
    public String apiUrl() {
        return "http://" + Loopback.HOST + ":" + api;
    }

    /** Where the broker is. */
    public String bootstrap() {
        return Loopback.HOST + ":" + broker;
    }

    /** Where the registry is. */
    public String registryUrl() {
        return "http://" + Loopback.HOST + ":" + registry + "/apis/ccompat/v7";
    }
}
