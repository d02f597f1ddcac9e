package io.onefold.testing.cluster;

import io.onefold.app.local.Installation;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.jspecify.annotations.Nullable;

/** One broker of a cluster, a controller too, in a process of its own. Of one thread. */
public final class BrokerNode {
    private static final String MAIN = "kafka.Kafka";

    private final int id;
    private final Path folder;
    private final Path properties;
    private final Installation installation;
    private @Nullable ServerProcess process;

    /** @param settings as the broker reads them; {@code log.dirs} is {@code folder} */
    BrokerNode(int id, String clusterId, Path folder, Map<String, String> settings, Installation installation)
            throws IOException {
        this.id = id;
        this.folder = folder;
        this.installation = installation;
        this.properties = folder.resolve("broker.properties");
        Files.createDirectories(folder);
        format(id, clusterId, folder);
        Properties all = new Properties();
        all.putAll(settings);
        try (OutputStream out = Files.newOutputStream(properties)) {
            all.store(out, null);
        }
    }

    private static void format(int id, String clusterId, Path folder) {
        Formatter formatter = new Formatter();
        formatter
                .setClusterId(clusterId)
                .setNodeId(id)
                .setControllerListenerName(KafkaCluster.CONTROLLER)
                .setMetadataLogDirectory(folder.toString())
                .addDirectory(folder.toString())
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            formatter.run();
        } catch (Exception e) {
            throw new IllegalStateException("the folder of broker " + id + " could not be formatted", e);
        }
    }

    /** As the cluster knows it. */
    public int id() {
        return id;
    }

    /** Starts it; returns before it serves. */
    public void start() throws IOException {
        process = ServerProcess.start(
                List.of(
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dlogback.configurationFile=file-logback.xml",
                        "-Donefold.log=" + folder.resolveSibling("broker-" + id),
                        "-cp",
                        installation.lib().resolve("*").toString()),
                List.of(MAIN, properties.toString()),
                folder.resolveSibling("broker-" + id + ".out"));
    }

    /** Whether its process runs, held or not. */
    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** As nothing can prevent. */
    public void kill() {
        if (process != null) process.kill();
    }

    /** In order: it hands its partitions to the others first. */
    public void stop() throws InterruptedException {
        if (process != null) process.stop();
    }

    /** Holds it as it stands, connections and all. */
    public void hold() throws IOException, InterruptedException {
        if (process != null) process.signal("STOP");
    }

    /** Lets it go on. */
    public void letGo() throws IOException, InterruptedException {
        if (process != null) process.signal("CONT");
    }
}
