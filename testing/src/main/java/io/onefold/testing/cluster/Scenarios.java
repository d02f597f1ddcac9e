package io.onefold.testing.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.TopicPartition;

/** What can go wrong with a cluster under load. What is random in it is decided by the seed of its run. */
public final class Scenarios {
    private static final List<Scenario> ALL = List.of(
            new Scenario(
                    "instance-killed",
                    "an instance is killed",
                    new Bound(Duration.ofSeconds(15), Duration.ZERO, Duration.ofSeconds(4)),
                    (under, random) -> {
                        Instance instance = any(under.cluster().instances(), random);
                        instance.kill();
                        wait(Duration.ofSeconds(15));
                        instance.start();
                        instance.awaitReady();
                    }),
            new Scenario("all-killed", "all instances are killed at once", Bound.NONE, (under, random) -> {
                for (Instance instance : under.cluster().instances()) instance.kill();
                for (Instance instance : under.cluster().instances()) instance.start();
                for (Instance instance : under.cluster().instances()) instance.awaitReady();
            }),
            new Scenario(
                    "instance-held",
                    "an instance is held for longer than its session and its transaction, and goes on",
                    Bound.NONE,
                    (under, random) -> {
                        Instance instance = any(under.cluster().instances(), random);
                        instance.hold();
                        wait(Duration.ofSeconds(14));
                        instance.letGo();
                    }),
            new Scenario(
                    "killed-while-restoring",
                    "an instance whose state is lost is killed again while it restores",
                    Bound.NONE,
                    (under, random) -> {
                        Instance instance = any(under.cluster().instances(), random);
                        instance.kill();
                        deleteState(instance);
                        instance.start();
                        wait(Duration.ofMillis(4_000 + random.nextInt(8_000)));
                        instance.kill();
                        instance.start();
                        instance.awaitReady();
                    }),
            new Scenario("broker-killed", "a broker is killed and comes back", Bound.NONE, (under, random) -> {
                BrokerNode broker = any(under.cluster().kafka().brokers(), random);
                broker.kill();
                wait(Duration.ofSeconds(15));
                broker.start();
                under.cluster().kafka().awaitWhole(Duration.ofMinutes(2));
            }),
            new Scenario(
                    "controller-killed", "the controller is killed and comes back", Bound.NONE, (under, random) -> {
                        BrokerNode broker = under.cluster().kafka().controller();
                        broker.kill();
                        wait(Duration.ofSeconds(5));
                        broker.start();
                        under.cluster().kafka().awaitWhole(Duration.ofMinutes(2));
                    }),
            new Scenario(
                    "leaders-moved",
                    "every partition gets another leader",
                    Bound.NONE,
                    (under, random) -> moveLeaders(under.cluster().kafka())),
            new Scenario(
                    "way-cut",
                    "the network between an instance and a broker is cut, and mended",
                    Bound.NONE,
                    (under, random) -> {
                        TcpProxy way = way(under.cluster(), random);
                        way.cut();
                        wait(Duration.ofSeconds(8));
                        way.mend();
                    }),
            new Scenario(
                    "way-stalled",
                    "a broker does not answer an instance for longer than a transaction may last",
                    Bound.NONE,
                    (under, random) -> {
                        TcpProxy way = way(under.cluster(), random);
                        way.stall();
                        wait(Duration.ofSeconds(15));
                        way.mend();
                    }),
            new Scenario(
                    "way-slow",
                    "the way between an instance and all brokers takes 100 ms more",
                    Bound.NONE,
                    (under, random) -> {
                        Instance instance = any(under.cluster().instances(), random);
                        KafkaCluster kafka = under.cluster().kafka();
                        for (BrokerNode broker : kafka.brokers())
                            kafka.way(instance.name(), broker).delay(Duration.ofMillis(100));
                        wait(Duration.ofSeconds(10));
                        kafka.mendWays();
                    }),
            new Scenario(
                    "registry-lost",
                    "the registry is out of reach, also for an instance that starts",
                    Bound.NONE,
                    (under, random) -> {
                        Instance instance = any(under.cluster().instances(), random);
                        under.cluster().toRegistry().cut();
                        wait(Duration.ofSeconds(5));
                        instance.kill();
                        instance.start();
                        wait(Duration.ofSeconds(10));
                        under.cluster().toRegistry().mend();
                        if (!instance.isReadyOrEnds()) instance.start();
                        instance.awaitReady();
                    }),
            new Scenario("state-lost", "the state of an instance is lost", Bound.NONE, (under, random) -> {
                Instance instance = any(under.cluster().instances(), random);
                instance.kill();
                deleteState(instance);
                instance.start();
                instance.awaitReady();
            }),
            new Scenario(
                    "state-corrupted", "a file of an instance's state is corrupted", Bound.NONE, (under, random) -> {
                        Instance instance = any(under.cluster().instances(), random);
                        instance.stop();
                        corruptState(instance, random);
                        instance.start();
                        instance.awaitReady();
                    }),
            new Scenario(
                    "rolling-restart",
                    "each instance is stopped and started, one after another",
                    new Bound(Duration.ZERO, Duration.ofSeconds(5), Duration.ZERO),
                    (under, random) -> {
                        for (Instance instance : under.cluster().instances()) {
                            instance.stop();
                            instance.start();
                            instance.awaitReady();
                        }
                    }),
            new Scenario("burst", "ten times as many events as usual", Bound.NONE, (under, random) -> {
                under.visitors().rate(10 * under.usual());
                wait(Duration.ofSeconds(10));
                under.visitors().rate(under.usual());
            }));

    private Scenarios() {}

    /** All of them, those first that break least. */
    public static List<Scenario> all() {
        return ALL;
    }

    /** The one of this name. */
    public static Scenario named(String name) {
        return ALL.stream()
                .filter(scenario -> scenario.name().equals(name))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("no scenario is named " + name + "; there are "
                        + ALL.stream().map(Scenario::name).toList()));
    }

    private static <T> T any(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    private static TcpProxy way(Cluster cluster, Random random) {
        Instance instance = any(cluster.instances(), random);
        return cluster.kafka().way(instance.name(), any(cluster.kafka().brokers(), random));
    }

    /** How long a fault lasts is part of it. */
    private static void wait(Duration time) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(time.toMillis());
    }

    /** Identity resolution's and the query store's, not the rest of its data. */
    private static void deleteState(Instance instance) throws IOException {
        try (Stream<Path> files = Files.walk(state(instance))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }

    /** Turns some bytes in the midst of a table of the store. */
    private static void corruptState(Instance instance, Random random) throws IOException {
        List<Path> tables;
        try (Stream<Path> files = Files.walk(state(instance))) {
            tables = files.filter(file -> file.toString().endsWith(".sst"))
                    .sorted()
                    .toList();
        }
        Optional<Path> table = tables.isEmpty() ? Optional.empty() : Optional.of(any(tables, random));
        if (table.isEmpty())
            throw new IllegalStateException("instance " + instance.name() + " has no table to corrupt");
        byte[] bytes = Files.readAllBytes(table.get());
        for (int i = 0; i < 64; i++) bytes[random.nextInt(bytes.length / 2)] ^= 0x55;
        Files.write(table.get(), bytes);
    }

    private static Path state(Instance instance) {
        return instance.data().resolve("state");
    }

    private static void moveLeaders(KafkaCluster kafka) throws Exception {
        try (Admin admin = kafka.admin()) {
            Map<TopicPartition, Optional<NewPartitionReassignment>> turned = new HashMap<>();
            for (TopicDescription topic : admin.describeTopics(
                            admin.listTopics().names().get())
                    .allTopicNames()
                    .get()
                    .values())
                topic.partitions().forEach(partition -> {
                    List<Integer> replicas = partition.replicas().stream()
                            .map(node -> (node.id() % kafka.brokers().size()) + 1)
                            .toList();
                    turned.put(
                            new TopicPartition(topic.name(), partition.partition()),
                            Optional.of(new NewPartitionReassignment(replicas)));
                });
            admin.alterPartitionReassignments(turned).all().get();
            kafka.awaitWhole(Duration.ofMinutes(1));
            admin.electLeaders(ElectionType.PREFERRED, turned.keySet())
                    .partitions()
                    .get();
            kafka.awaitWhole(Duration.ofMinutes(1));
        }
    }
}
