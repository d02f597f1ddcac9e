package io.onefold.testing.cluster;

import io.onefold.app.audit.CommittedTopic;
import io.onefold.app.audit.LogOfRecord;
import io.onefold.app.config.Configuration;
import io.onefold.app.config.ConfigurationReader;
import io.onefold.app.connectors.ConnectClient;
import io.onefold.app.connectors.ConnectorRequests;
import io.onefold.app.connectors.ConnectorState;
import io.onefold.app.local.Installation;
import io.onefold.app.local.Loopback;
import io.onefold.identity.streams.Names;
import io.onefold.schemas.Channel;
import io.onefold.schemas.topics.Topics;
import io.onefold.testing.installation.Till;
import io.onefold.testing.process.Distribution;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;

/**
 * Two workers of Kafka Connect that share what is read of a till's folder, exactly once, each a process of its own. Of one thread.
 */
final class Workers implements AutoCloseable {
    /** What they are called as clients of the brokers. */
    static final String CLIENT = "workers";

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final int MEMBERS = 300;

    private final Cluster cluster;
    private final Path folder;
    private final String source;
    private final SortedMap<String, ServerProcess> processes = new TreeMap<>();

    private Workers(Cluster cluster, Path folder) {
        this.cluster = cluster;
        this.folder = folder;
        this.source = folder.getFileName().toString();
    }

    /** Starts them, to read a folder that is empty yet. */
    static Workers start(Cluster cluster) throws IOException, InterruptedException {
        Workers workers = new Workers(cluster, Files.createTempDirectory(cluster.folder(), "tills"));
        try {
            workers.add();
            workers.add();
            workers.describe();
            return workers;
        } catch (IOException | InterruptedException | RuntimeException e) {
            workers.close();
            throw e;
        }
    }

    private void add() throws IOException {
        int port = Loopback.freePort();
        String address = Loopback.HOST + ":" + port;
        Properties settings = new Properties();
        settings.putAll(settings(address));
        Path file = folder.resolve("worker-" + port + ".properties");
        try (OutputStream out = Files.newOutputStream(file)) {
            settings.store(out, null);
        }
        Installation installation = Installation.under(Distribution.home());
        processes.put(
                address,
                ServerProcess.start(
                        List.of(
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Dlogback.configurationFile=file-logback.xml",
                                "-Donefold.log=" + folder.resolve("worker-" + port),
                                "-cp",
                                Installation.classesOfThis() + ":"
                                        + installation.connect().resolve("*")),
                        List.of("org.apache.kafka.connect.cli.ConnectDistributed", file.toString()),
                        folder.resolve("worker-" + port + ".out")));
    }

    private Map<String, String> settings(String address) {
        Map<String, String> p = new TreeMap<>();
        p.put("bootstrap.servers", cluster.kafka().bootstrap(CLIENT));
        p.put("group.id", source);
        for (String kept : List.of("config", "offset", "status")) {
            p.put(kept + ".storage.topic", source + "." + kept);
            p.put(kept + ".storage.replication.factor", "3");
        }
        p.put("offset.storage.partitions", "1");
        p.put("status.storage.partitions", "1");
        p.put("listeners", "http://" + address);
        p.put("session.timeout.ms", Long.toString(Cluster.SESSION.toMillis()));
        p.put("heartbeat.interval.ms", "1000");
        p.put("scheduled.rebalance.max.delay.ms", "1000");
        for (String converter : List.of("key", "value", "header"))
            p.put(converter + ".converter", "org.apache.kafka.connect.converters.ByteArrayConverter");
        p.put("plugin.discovery", "service_load");
        p.put("exactly.once.source.support", "enabled");
        p.put("config.providers", "env");
        p.put("config.providers.env.class", "org.apache.kafka.common.config.provider.EnvVarConfigProvider");
        return p;
    }

    private void describe() throws IOException, InterruptedException {
        Files.createDirectory(drop());
        Path connectors = folder.resolve("connectors");
        Till.describe(connectors, source, drop());
        Configuration configuration = new ConfigurationReader(Map.of())
                .read(
                        null,
                        Map.of(
                                "bootstrap",
                                cluster.kafka().bootstrap(CLIENT),
                                "registry.url",
                                cluster.registryUrl(),
                                "connectors.folder",
                                connectors.toString(),
                                "data",
                                folder.resolve("data").toString()));
        Map<String, String> properties = Objects.requireNonNull(
                new ConnectorRequests(configuration).properties().get(source), "nothing is read");
        try (ConnectClient client = client()) {
            await("the workers do not take a connector", () -> {
                try {
                    client.configure(source, properties);
                    return true;
                } catch (IOException e) {
                    return false;
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
        await("no worker reads the folder", () -> !reader().isEmpty());
    }

    private Path drop() {
        return folder.resolve("drop");
    }

    private ConnectClient client() {
        return new ConnectClient("http://" + processes.firstKey());
    }

    /** The address of the worker that reads the folder; empty where none does. */
    private String reader() {
        try (ConnectClient client = client()) {
            return client.states().stream()
                    .flatMap(state -> state.tasks().stream())
                    .filter(task -> task.state().equals("RUNNING"))
                    .map(ConnectorState.TaskState::worker)
                    .findAny()
                    .orElse("");
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts a file of so many sales into the folder. */
    void drop(int sales) throws IOException {
        StringBuilder lines = new StringBuilder("sold_at,member_id,phone,receipt,amount\n");
        for (int i = 0; i < sales; i++)
            lines.append("2026-11-20T10:00:00Z,m%d,,%s-%d,9.50%n".formatted(i % MEMBERS, source, i));
        Files.writeString(drop().resolve("sales.csv"), lines);
    }

    /** Kills the worker that reads the file, once a part of it is on its topic. */
    void killInMidFile() throws InterruptedException {
        int before = received();
        await("nothing of the file is read", () -> received() > before);
        ServerProcess reading = processes.remove(reader());
        if (reading == null || Files.exists(done()))
            throw new IllegalStateException("the file was read before a worker could be killed");
        reading.kill();
    }

    private Path done() {
        return drop().resolve("done/sales.csv");
    }

    private int received() {
        AtomicInteger count = new AtomicInteger();
        committed().read(new Topics("").touchpoints(Channel.STORE).name(), record -> count.incrementAndGet());
        return count.get();
    }

    private CommittedTopic committed() {
        return new CommittedTopic(Map.of("bootstrap.servers", cluster.kafka().direct()));
    }

    /** Waits until the file is done, and each sale is in the log of record, once. */
    void awaitEachOnce(int sales) throws InterruptedException {
        await("the file is not done", () -> Files.exists(done()));
        await("not all sales are applied", () -> applied().size() >= sales);
        List<String> applied = applied();
        if (applied.size() > sales || new HashSet<>(applied).size() < sales)
            throw new IllegalStateException("of %d sales %d are applied, %d of them different"
                    .formatted(sales, applied.size(), new HashSet<>(applied).size()));
    }

    private List<String> applied() {
        return LogOfRecord.read(committed(), Names.timelineChangelog("onefold")).messages().stream()
                .filter(message -> message.touchpoint().source().equals(source))
                .map(message -> message.touchpoint().messageId())
                .toList();
    }

    private static void await(String otherwise, BooleanSupplier isSo) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() > end) throw new IllegalStateException(otherwise + " within " + PATIENCE);
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        }
    }

    /** Ends them, and deletes the topics that they had. */
    @Override
    public void close() {
        processes.values().forEach(ServerProcess::kill);
        try (Admin admin = cluster.kafka().admin()) {
            admin.deleteTopics(List.of(source + ".config", source + ".offset", source + ".status"))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the workers' topics stay", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
