package io.onefold.testing.kafka;

import io.onefold.app.local.BrokerSettings;
import io.onefold.app.local.Loopback;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;

/**
 * One broker, which is its own controller, in this virtual machine; a second after the first one. Topics are made by name only. Killing
 * brokers takes processes of their own: see {@code BrokerProcess}. Thread-safe.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private final Map<String, String> settings;
    private final String bootstrap;
    private final Path folder;
    private KafkaRaftServer server;

    private EmbeddedBroker(Map<String, String> settings, String bootstrap, Path folder) {
        this.settings = settings;
        this.bootstrap = bootstrap;
        this.folder = folder;
        this.server = run(settings);
    }

    /** The one of this virtual machine, started by the first who asks and ended with it. Tests share it by names of their own. */
    public static EmbeddedBroker shared() {
        return Shared.BROKER;
    }

    /** A broker of one's own. */
    public static EmbeddedBroker start() {
        return start(Map.of());
    }

    /** A broker of one's own with settings beyond the usual ones, or other than those. */
    public static EmbeddedBroker start(Map<String, String> settings) {
        return start(settings, Map.of());
    }

    /** A broker of one's own that was formatted with other levels of features than the newest, by name. */
    public static EmbeddedBroker withFeatures(Map<String, Short> levels) {
        return start(Map.of(), levels);
    }

    private static EmbeddedBroker start(Map<String, String> settings, Map<String, Short> features) {
        Path folder = temporary();
        BrokerSettings usual = new BrokerSettings(Loopback.freePort(), Loopback.freePort(), folder, folder, "");
        format(folder, features);
        Map<String, String> all = new HashMap<>(usual.properties());
        all.putAll(settings);
        return new EmbeddedBroker(all, usual.bootstrap(), folder);
    }

    private static KafkaRaftServer run(Map<String, String> settings) {
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        server.startup();
        return server;
    }

    /** What clients are given as bootstrap.servers. */
    public String bootstrap() {
        return bootstrap;
    }

    /** Where it keeps its files. */
    public Path folder() {
        return folder;
    }

    /** A new admin client, the caller's to close. */
    public Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrap));
    }

    /** Stops it in order and starts it at the same address with what it kept. */
    public synchronized void restart() {
        stop();
        server = run(settings);
    }

    /** Stops it and deletes what it kept. */
    @Override
    public synchronized void close() {
        stop();
        delete(folder);
    }

    private void stop() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static final class Shared {
        private static final EmbeddedBroker BROKER = start();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(BROKER::close, "embedded-broker-end"));
        }
    }

    private static void format(Path folder, Map<String, Short> features) {
        Formatter formatter = new Formatter();
        formatter
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(1)
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(folder.toString())
                .addDirectory(folder.toString())
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        features.forEach(formatter::setFeatureLevel);
        try {
            formatter.run();
        } catch (Exception e) {
            throw new IllegalStateException("the broker's folder could not be formatted: " + folder, e);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("onefold-broker");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
