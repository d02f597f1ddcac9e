package io.onefold.testing.cluster;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.TopicPartition;

/** Brokers that are killed or held, and ways to them that are cut, stalled or slow. */
final class BrokerScenarios {
    static final List<Scenario> ALL = List.of(
            new Scenario("broker-killed", "a broker is killed and comes back", Bound.NONE, (under, random) -> {
                BrokerNode broker = Steps.any(under.cluster().kafka().brokers(), random);
                broker.kill();
                Steps.last(Duration.ofSeconds(15));
                broker.start();
                under.cluster().kafka().awaitWhole(Duration.ofMinutes(2));
            }),
            new Scenario(
                    "broker-held",
                    "a broker is held for longer than a transaction may last, and goes on",
                    Bound.NONE,
                    (under, random) -> {
                        BrokerNode broker = Steps.any(under.cluster().kafka().brokers(), random);
                        broker.hold();
                        Steps.last(Duration.ofSeconds(15));
                        broker.letGo();
                        under.cluster().kafka().awaitWhole(Duration.ofMinutes(2));
                    }),
            new Scenario(
                    "controller-killed", "the controller is killed and comes back", Bound.NONE, (under, random) -> {
                        BrokerNode broker = under.cluster().kafka().controller();
                        broker.kill();
                        Steps.last(Duration.ofSeconds(5));
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
                        Steps.last(Duration.ofSeconds(8));
                        way.mend();
                    }),
            new Scenario(
                    "way-stalled",
                    "a broker does not answer an instance for longer than a transaction may last",
                    Bound.NONE,
                    (under, random) -> {
                        TcpProxy way = way(under.cluster(), random);
                        way.stall();
                        Steps.last(Duration.ofSeconds(15));
                        way.mend();
                    }),
            new Scenario(
                    "way-slow",
                    "the way between an instance and all brokers takes 100 ms more",
                    Bound.NONE,
                    (under, random) -> {
                        Instance instance = Steps.any(under.cluster().instances(), random);
                        KafkaCluster kafka = under.cluster().kafka();
                        for (BrokerNode broker : kafka.brokers())
                            kafka.way(instance.name(), broker).delay(Duration.ofMillis(100));
                        Steps.last(Duration.ofSeconds(10));
                        kafka.mendWays();
                    }));

    private BrokerScenarios() {}

    private static TcpProxy way(Cluster cluster, Random random) {
        Instance instance = Steps.any(cluster.instances(), random);
        return cluster.kafka().way(instance.name(), Steps.any(cluster.kafka().brokers(), random));
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
