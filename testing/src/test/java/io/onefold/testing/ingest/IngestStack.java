package io.onefold.testing.ingest;

import io.javalin.Javalin;
import io.onefold.app.local.BrokerProcess;
import io.onefold.app.local.BrokerSettings;
import io.onefold.app.local.Installation;
import io.onefold.app.local.LocalServer;
import io.onefold.app.local.Loopback;
import io.onefold.app.local.RegistryProcess;
import io.onefold.app.local.RegistrySettings;
import io.onefold.ingest.Source;
import io.onefold.ingest.Sources;
import io.onefold.ingest.http.Collector;
import io.onefold.ingest.http.CollectorSettings;
import io.onefold.ingest.kafka.KafkaTouchpointSink;
import io.onefold.ingest.kafka.Publisher;
import io.onefold.schemas.Channel;
import io.onefold.schemas.kafka.TopicCreator;
import io.onefold.schemas.serde.Registry;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Partitions;
import io.onefold.schemas.topics.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;

/** A real broker, a real registry and the real collector between them and the world. */
final class IngestStack implements AutoCloseable {
    static final String WEB_KEY = "web-key";
    static final String SITE_KEY = "site-key";
    static final String APP_KEY = "app-key";
    private static final int MAX_BYTES_IN_FLIGHT = 8 * 1024 * 1024;

    final Topics topics = new Topics("");
    final Sources sources = new Sources(List.of(
            Source.of("shop", Channel.WEB, Set.of(WEB_KEY)),
            Source.of("site", Channel.WEB, Set.of(SITE_KEY)),
            Source.of("mobile", Channel.APP, Set.of(APP_KEY)),
            Source.of("tills", Channel.STORE, Set.of())));
    final TopicSerdes serdes;
    final KafkaTouchpointSink sink;
    final Publisher publisher;
    private final Installation installation = Installation.under(Path.of(System.getProperty("onefold.home")));
    private final BrokerSettings brokerSettings;
    private LocalServer broker;
    private final LocalServer registryProcess;
    private final Registry registry;
    private final Javalin server;

    IngestStack(Path folder) throws InterruptedException {
        this(folder, new Patience(MAX_BYTES_IN_FLIGHT, Duration.ofSeconds(20), Duration.ofSeconds(15)));
    }

    /**
     * How much waits for Kafka and for how long.
     *
     * @param answerWithin what senders are told to wait at most
     * @param storeWithin what the producer gives up after, at least two seconds
     */
    record Patience(int maxBytesInFlight, Duration answerWithin, Duration storeWithin) {}

    IngestStack(Path folder, Patience patience) throws InterruptedException {
        brokerSettings = new BrokerSettings(
                Loopback.freePort(), Loopback.freePort(), folder.resolve("broker"), folder.resolve("logs"), "256m");
        broker = BrokerProcess.start(installation, brokerSettings);
        registryProcess = RegistryProcess.start(
                installation,
                new RegistrySettings(Loopback.freePort(), folder.resolve("registry"), folder.resolve("logs"), "256m"));
        createTopics();
        registry = Registry.connect(Map.of("schema.registry.url", registryProcess.address()));
        serdes = new TopicSerdes(registry, topics);
        publisher = Publisher.connect(
                Map.of(
                        "bootstrap.servers",
                        bootstrap(),
                        "delivery.timeout.ms",
                        (int) patience.storeWithin().toMillis(),
                        "request.timeout.ms",
                        (int) patience.storeWithin().toMillis() * 2 / 3),
                patience.maxBytesInFlight());
        sink = new KafkaTouchpointSink(publisher, topics, serdes);
        CollectorSettings settings =
                new CollectorSettings(512_000, MAX_BYTES_IN_FLIGHT, patience.answerWithin(), Set.of("*"));
        Collector collector = new Collector(sources, sink, InstantSource.system(), settings);
        server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    collector.addRoutes(config);
                })
                .start("127.0.0.1", 0);
    }

    private void createTopics() throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap()))) {
            List<String> problems = new TopicCreator(admin, new Partitions(2, 1, 1), (short) 1).create(topics.all());
            if (!problems.isEmpty()) throw new IllegalStateException(String.join("\n", problems));
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    String bootstrap() {
        return broker.address();
    }

    /** From now on nothing is acknowledged. */
    void stopBroker() {
        broker.close();
    }

    /** A signal such as {@code STOP}, after which the broker answers nothing, {@code CONT} and {@code KILL}. */
    void signalBroker(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(broker.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    /** Starts it again after it was killed, where it was and with what it had. */
    void restartBroker() {
        broker.close();
        broker = BrokerProcess.start(installation, brokerSettings);
    }

    @Override
    public void close() {
        server.stop();
        registry.close();
        registryProcess.close();
        broker.close();
        publisher.close();
    }
}
