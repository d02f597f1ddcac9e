package io.onefold.app.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Starts a Kafka broker as a child of this process. Its topics are kept in its folder from start to start. */
public final class BrokerProcess {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final int PROBE_MILLIS = 5_000;

    private BrokerProcess() {}

    /**
     * Returns once the broker answers, with its folder formatted at the first start.
     *
     * @throws LocalStartException naming a taken port, or with the end of the broker's log
     */
    public static LocalServer start(Installation installation, BrokerSettings settings) {
        Map<Integer, String> ports =
                Map.of(settings.port(), "broker.port", settings.controllerPort(), "broker.controller-port");
        ServerPlan plan = new ServerPlan(command(installation, settings), ports, START, STOP);
        return plan.start(settings.bootstrap(), () -> isServing(settings));
    }

    /** A client that is made before anything listens tries without a pause and takes the time that the broker needs to start. */
    private static boolean isServing(BrokerSettings settings) throws Exception {
        Loopback.requireListening(settings.port());
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap()))) {
            return !admin.describeCluster()
                    .nodes()
                    .get(PROBE_MILLIS, TimeUnit.MILLISECONDS)
                    .isEmpty();
        }
    }

    private static ChildCommand command(Installation installation, BrokerSettings settings) {
        List<String> flags = new ArrayList<>(installation.archive("broker"));
        flags.addAll(List.of(
                "-Xmx" + settings.maxHeap(),
                "-XX:+UseSerialGC",
                "-Dlogback.configurationFile=file-logback.xml",
                "-Donefold.log=" + settings.logs().resolve("broker")));
        Path properties = settings.folder().resolve("broker.properties");
        try {
            Files.createDirectories(settings.folder());
            Files.createDirectories(settings.logs());
            PropertiesFile.write(properties, settings.properties());
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
                settings.logs(),
                Map.of());
    }
}
