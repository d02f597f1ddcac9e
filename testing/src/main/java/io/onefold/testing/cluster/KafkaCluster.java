package io.onefold.testing.cluster;

import io.onefold.app.local.Installation;
import io.onefold.app.local.Loopback;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Uuid;

/**
 * Three brokers that keep each record on all three and acknowledge it once two have it. Each client that is named reaches each broker by
 * a proxy of its own, so that one way can be broken and no other; brokers, and whoever only looks on, reach each other directly.
 */
public final class KafkaCluster implements AutoCloseable {
    static final String CONTROLLER = "CONTROLLER";
    /** The listener of brokers among themselves. */
    private static final String DIRECT = "DIRECT";

    private static final int BROKERS = 3;
    private static final long LOOK_MILLIS = 200;
    private static final Duration SERVING = Duration.ofMinutes(2);

    private final List<BrokerNode> brokers = new ArrayList<>();
    private final Map<String, List<TcpProxy>> ways = new HashMap<>();
    private final List<Integer> direct = new ArrayList<>();

    /** Starts one; returns once all brokers serve. */
    public static KafkaCluster start(Installation installation, Path folder, List<String> clients)
            throws IOException, InterruptedException {
        KafkaCluster cluster = new KafkaCluster(installation, folder, clients);
        try {
            for (BrokerNode broker : cluster.brokers) broker.start();
            cluster.awaitWhole(SERVING);
            return cluster;
        } catch (IOException | InterruptedException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private KafkaCluster(Installation installation, Path folder, List<String> clients) throws IOException {
        List<Integer> controllers = new ArrayList<>();
        for (int i = 0; i < BROKERS; i++) {
            direct.add(Loopback.freePort());
            controllers.add(Loopback.freePort());
        }
        List<String> voters = new ArrayList<>();
        for (int i = 0; i < BROKERS; i++) voters.add(i + 1 + "@" + Loopback.HOST + ":" + controllers.get(i));
        String clusterId = Uuid.randomUuid().toString();
        for (String client : clients) ways.put(client, new ArrayList<>());
        for (int i = 0; i < BROKERS; i++) {
            Map<String, Integer> behind = new HashMap<>();
            for (String client : clients) {
                int port = Loopback.freePort();
                behind.put(client, port);
                waysOf(client).add(TcpProxy.to(port));
            }
            Path files = folder.resolve("broker-" + (i + 1));
            Map<String, String> settings = settings(i + 1, files, String.join(",", voters));
            putListeners(settings, i, controllers.get(i), behind);
            brokers.add(new BrokerNode(i + 1, clusterId, files, settings, installation));
        }
    }

    private void putListeners(
            Map<String, String> settings, int index, int controllerPort, Map<String, Integer> behind) {
        List<String> listeners = new ArrayList<>();
        List<String> advertised = new ArrayList<>();
        List<String> protocols = new ArrayList<>(List.of(CONTROLLER + ":PLAINTEXT", DIRECT + ":PLAINTEXT"));
        listeners.add(listener(CONTROLLER, controllerPort));
        listeners.add(listener(DIRECT, direct.get(index)));
        advertised.add(listener(DIRECT, direct.get(index)));
        behind.forEach((client, port) -> {
            String name = "TO_" + client.toUpperCase(Locale.ROOT);
            listeners.add(listener(name, port));
            advertised.add(listener(name, waysOf(client).get(index).port()));
            protocols.add(name + ":PLAINTEXT");
        });
        settings.put("listeners", String.join(",", listeners));
        settings.put("advertised.listeners", String.join(",", advertised));
        settings.put("listener.security.protocol.map", String.join(",", protocols));
    }

    private static String listener(String name, int port) {
        return name + "://" + Loopback.HOST + ":" + port;
    }

    private static Map<String, String> settings(int id, Path folder, String voters) {
        Map<String, String> p = new HashMap<>();
        p.put("process.roles", "broker,controller");
        p.put("node.id", Integer.toString(id));
        p.put("controller.quorum.voters", voters);
        p.put("controller.listener.names", CONTROLLER);
        p.put("inter.broker.listener.name", DIRECT);
        p.put("log.dirs", folder.toString());
        p.put("auto.create.topics.enable", "false");
        p.put("group.initial.rebalance.delay.ms", "0");
        p.put("default.replication.factor", "3");
        p.put("min.insync.replicas", "2");
        p.put("offsets.topic.replication.factor", "3");
        p.put("offsets.topic.num.partitions", "4");
        p.put("transaction.state.log.replication.factor", "3");
        p.put("transaction.state.log.min.isr", "2");
        p.put("transaction.state.log.num.partitions", "4");
        p.put("share.coordinator.state.topic.replication.factor", "3");
        p.put("share.coordinator.state.topic.min.isr", "2");
        p.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
        p.put("group.min.session.timeout.ms", "1000");
        p.put("log.cleaner.backoff.ms", "2000");
        return p;
    }

    private List<TcpProxy> waysOf(String client) {
        List<TcpProxy> found = ways.get(client);
        if (found == null) throw new IllegalArgumentException("no client is named " + client);
        return found;
    }

    /** The brokers. */
    public List<BrokerNode> brokers() {
        return List.copyOf(brokers);
    }

    /** What a named client is given as bootstrap.servers. */
    public String bootstrap(String client) {
        return waysOf(client).stream()
                .map(way -> Loopback.HOST + ":" + way.port())
                .collect(Collectors.joining(","));
    }

    /** What somebody who only looks on is given as bootstrap.servers. */
    public String direct() {
        return direct.stream().map(port -> Loopback.HOST + ":" + port).collect(Collectors.joining(","));
    }

    /** The way of a named client to a broker. */
    public TcpProxy way(String client, BrokerNode broker) {
        return waysOf(client).get(broker.id() - 1);
    }

    /** All is well with every way. */
    public void mendWays() {
        ways.values().forEach(each -> each.forEach(TcpProxy::mend));
    }

    /** The broker that is the controller now. */
    public BrokerNode controller() throws InterruptedException {
        try (Admin admin = admin()) {
            int leader = admin.describeMetadataQuorum().quorumInfo().get().leaderId();
            return brokers.get(leader - 1);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the cluster does not say who its controller is", e);
        }
    }

    /** Waits until every broker serves and every partition is on all of them. */
    public void awaitWhole(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        try (Admin admin = admin()) {
            while (!isWhole(admin)) {
                if (System.nanoTime() > end)
                    throw new IllegalStateException(
                            "the cluster is not whole within " + atMost + ": see the brokers' logs");
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        }
    }

    private boolean isWhole(Admin admin) throws InterruptedException {
        try {
            if (admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).size() < BROKERS) return false;
            Map<String, TopicDescription> topics = admin.describeTopics(
                            admin.listTopics().names().get(5, TimeUnit.SECONDS))
                    .allTopicNames()
                    .get(10, TimeUnit.SECONDS);
            return topics.values().stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .allMatch(partition -> partition.leader() != null
                            && partition.isr().size() == partition.replicas().size());
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    /** An admin client of somebody who looks on, the caller's to close. */
    public Admin admin() {
        return Admin.create(Map.of(
                "bootstrap.servers", direct(), "default.api.timeout.ms", "15000", "request.timeout.ms", "10000"));
    }

    /** Ends all brokers, at once. */
    @Override
    public void close() {
        for (BrokerNode broker : brokers) broker.kill();
        ways.values().forEach(each -> each.forEach(TcpProxy::close));
    }
}
