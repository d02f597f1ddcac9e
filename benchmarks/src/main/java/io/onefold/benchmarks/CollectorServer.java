package io.onefold.benchmarks;

import io.onefold.app.config.ConfigurationReader;
import io.onefold.app.local.Loopback;
import io.onefold.app.metrics.Metrics;
import io.onefold.app.up.CollectorStage;
import io.onefold.schemas.serde.Registry;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The process that a {@link CollectorLoad} calls: the collector as {@code up} starts it, or the {@link BareHandler}. It says on which
 * port it listens, answers each line of its input with what memory it holds after a collection, and ends with its input.
 */
public final class CollectorServer {
    private CollectorServer() {}

    /** Arguments: {@code collector BOOTSTRAP REGISTRY} or {@code bare BOOTSTRAP TOPIC}. */
    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "collector" -> collector(arguments[1], arguments[2]);
            case "bare" -> {
                try (BareHandler bare = new BareHandler(arguments[1], arguments[2])) {
                    serve(bare.port());
                }
            }
            default -> throw new IllegalArgumentException(arguments[0] + " is neither collector nor bare");
        }
    }

    private static void collector(String bootstrap, String registryUrl) throws Exception {
        int port = Loopback.freePort();
        Map<String, String> settings =
                Map.of("bootstrap", bootstrap, "registry.url", registryUrl, "collector.port", Integer.toString(port));
        try (Registry registry = Registry.connect(Map.of("schema.registry.url", registryUrl))) {
            CollectorStage stage = new CollectorStage(
                    new ConfigurationReader(Map.of()).read(null, settings),
                    () -> new TopicSerdes(registry, new Topics("")),
                    new Metrics("benchmark"),
                    () -> null);
            stage.start();
            serve(port);
            stage.stop();
        }
    }

    private static void serve(int port) throws IOException {
        System.out.println("port " + port);
        BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (asked.readLine() != null) System.out.println(memory());
    }

    /** Bytes of live objects, of buffers outside the heap, and the number of threads. */
    private static String memory() {
        System.gc();
        long buffers = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        return "%d %d %d"
                .formatted(
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                        buffers,
                        ManagementFactory.getThreadMXBean().getThreadCount());
    }
}
