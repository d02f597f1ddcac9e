package io.onefold.testing.cluster;

import io.onefold.app.local.Installation;
import io.onefold.testing.process.Distribution;
import io.onefold.testing.process.Verb;
import io.onefold.testing.registry.TestRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Three brokers, a registry and three instances with standbys, on one machine, each a process of its own. Of one thread. */
public final class Cluster implements AutoCloseable {
    /** Partitions of each topic. */
    public static final int PARTITIONS = 6;

    /** After which an instance that says nothing is given up. */
    static final Duration SESSION = Duration.ofSeconds(6);

    private static final List<String> NAMES = List.of("a", "b", "c");

    private final Path folder;
    private final KafkaCluster kafka;
    private final TestRegistry registry;
    private final TcpProxy toRegistry;
    private final List<Instance> instances = new ArrayList<>();

    private Cluster(Path folder, KafkaCluster kafka, TestRegistry registry) {
        this.folder = folder;
        this.kafka = kafka;
        this.registry = registry;
        this.toRegistry = TcpProxy.to(URI.create(registry.url()).getPort());
    }

    /** Starts everything; returns once all instances are ready. Takes a minute on two cores. */
    public static Cluster start(Path folder) throws IOException, InterruptedException {
        Installation installation = Installation.under(Distribution.home());
        List<String> clients = new ArrayList<>(NAMES);
        clients.add(Workers.CLIENT);
        KafkaCluster kafka = KafkaCluster.start(installation, folder.resolve("kafka"), clients);
        Cluster cluster = new Cluster(folder, kafka, TestRegistry.start(installation, folder.resolve("registry")));
        try {
            for (String name : NAMES) cluster.add(name, folder);
            for (Instance instance : cluster.instances) {
                // The first makes topics and secret, which the others find.
                instance.start();
                if (instance == cluster.instances.getFirst()) instance.awaitReady();
            }
            for (Instance instance : cluster.instances) instance.awaitReady();
            return cluster;
        } catch (IOException | InterruptedException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private void add(String name, Path folder) throws IOException {
        List<String> flags = new ArrayList<>();
        Map<String, String> settings = Map.of(
                "bootstrap",
                kafka.bootstrap(name),
                "registry.url",
                "http://127.0.0.1:" + toRegistry.port()
                        + URI.create(registry.url()).getPath(),
                "topics.partitions",
                Integer.toString(PARTITIONS),
                "topics.replication",
                "3",
                "streams.standbys",
                "1",
                "streams.threads",
                "1",
                "streams.session-timeout",
                SESSION.toSeconds() + "s",
                // What a dead instance had begun is waited for by whoever reads what is committed: everybody.
                "streams.transaction-timeout",
                "3s",
                // Each commit is written down at some forty partitions, three times each: on two cores that is the most
                // of all work.
                "streams.commit-interval",
                "250ms",
                "tenant-secret-file",
                folder.resolve("tenant.secret").toString());
        settings.forEach((key, value) -> flags.addAll(List.of("--set", key + "=" + value)));
        instances.add(new Instance(name, folder.resolve(name), flags));
    }

    /** Of all its files. */
    public Path folder() {
        return folder;
    }

    /** The brokers. */
    public KafkaCluster kafka() {
        return kafka;
    }

    /** What instances reach the registry by. */
    public TcpProxy toRegistry() {
        return toRegistry;
    }

    /** The registry itself, for somebody who looks on. */
    public String registryUrl() {
        return registry.url();
    }

    /** All instances, by their names. */
    public List<Instance> instances() {
        return List.copyOf(instances);
    }

    /** Waits for rest and audits. */
    public Verb audit() {
        List<String> command = new ArrayList<>(List.of("audit"));
        command.addAll(instances.getFirst().arguments());
        command.addAll(List.of("--set", "bootstrap=" + kafka.direct(), "--set", "registry.url=" + registry.url()));
        return Verb.run(command);
    }

    /** Ends all of it, at once. */
    @Override
    public void close() {
        instances.forEach(Instance::end);
        toRegistry.close();
        registry.close();
        kafka.close();
    }
}
