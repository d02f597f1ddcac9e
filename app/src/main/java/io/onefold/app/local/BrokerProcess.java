package io.onefold.app.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** A running Kafka broker, a child of this process. Its topics are kept in its folder from start to start. Thread-safe. */
public final class BrokerProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final int PROBE_MILLIS = 1_000;

    private final BrokerSettings settings;
    private final ChildProcess child;

    private BrokerProcess(BrokerSettings settings, ChildProcess child) {
        this.settings = settings;
        this.child = child;
    }

    /**
     * Returns once the broker answers, with its folder formatted at the first start.
     *
     * @throws LocalStartException naming a taken port, or with the end of the broker's log
     */
    public static BrokerProcess start(Installation installation, BrokerSettings settings) {
        ChildCommand command = command(installation, settings);
        ChildProcess.awaitPredecessor(command);
        Loopback.requireFree(settings.port(), "broker.port");
        Loopback.requireFree(settings.controllerPort(), "broker.controller-port");
        BrokerProcess broker = new BrokerProcess(settings, ChildProcess.start(command));
        try {
            broker.awaitServing();
            return broker;
        } catch (LocalStartException e) {
            broker.close();
            throw e;
        }
    }

    /** What clients are given as bootstrap.servers. */
    public String bootstrap() {
        return settings.bootstrap();
    }

    /** Process number. */
    public long pid() {
        return child.pid();
    }

    /** Completes with the exit code when the broker ends, asked for or not. */
    public CompletableFuture<Integer> ended() {
        return child.ended();
    }

    /** Stops it in order; returns once it has ended. */
    @Override
    public void close() {
        child.stop(STOP);
    }

    private void awaitServing() {
        Map<String, Object> client = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap(),
                AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG,
                100,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                100);
        try (Admin admin = Admin.create(client)) {
            child.awaitReady(
                    () -> !admin.describeCluster()
                            .nodes()
                            .get(PROBE_MILLIS, TimeUnit.MILLISECONDS)
                            .isEmpty(),
                    START);
        }
    }

    private static ChildCommand command(Installation installation, BrokerSettings settings) {
        List<String> flags = List.of(
                "-Xmx" + settings.maxHeap(),
                "-XX:+UseSerialGC",
                "-Dlogback.configurationFile=file-logback.xml",
                "-Donefold.log=" + settings.logs().resolve("broker"));
        Path properties = settings.folder().resolve("broker.properties");
        try {
            Files.createDirectories(settings.folder());
            Files.createDirectories(settings.logs());
            Files.write(properties, lines(settings.properties()), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException("the broker's folder cannot be written", e);
        }
        return new ChildCommand(
                "broker",
                installation.java(),
                flags,
                installation.lib().resolve("*").toString(),
                List.of(BrokerMain.class.getName(), settings.folder().toString(), properties.toString()),
                settings.folder(),
                settings.logs());
    }

    private static List<String> lines(Map<String, String> properties) {
        return properties.entrySet().stream()
                .map(p -> p.getKey() + "=" + p.getValue().replace("\\", "\\\\"))
                .toList();
    }
}
