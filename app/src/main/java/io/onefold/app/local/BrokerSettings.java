package io.onefold.app.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A broker of one machine.
 *
 * @param port clients connect to
 * @param controllerPort the broker's own second port
 * @param folder of its files; made if missing
 * @param logs folder of its log files; made if missing
 * @param maxHeap as the virtual machine reads it, such as {@code 512m}
 */
public record BrokerSettings(int port, int controllerPort, Path folder, Path logs, String maxHeap) {
    /** What clients are given as bootstrap.servers. */
    public String bootstrap() {
        return Loopback.HOST + ":" + port;
    }

    /** As the broker reads them: one node, both roles, on the loopback address; topics are made by name and never by accident. */
    public Map<String, String> properties() {
        Map<String, String> p = new TreeMap<>();
        String controller = Loopback.HOST + ":" + controllerPort;
        p.put("process.roles", "broker,controller");
        p.put("node.id", "1");
        p.put("controller.quorum.voters", "1@" + controller);
        p.put("controller.listener.names", "CONTROLLER");
        p.put("listeners", "PLAINTEXT://" + bootstrap() + ",CONTROLLER://" + controller);
        p.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        p.put("inter.broker.listener.name", "PLAINTEXT");
        p.put("log.dirs", folder.toString());
        p.put("auto.create.topics.enable", "false");
        p.put("group.initial.rebalance.delay.ms", "0");
        putReplication(p);
        putTransactions(p);
        return p;
    }

    private static void putReplication(Map<String, String> p) {
        p.put("default.replication.factor", "1");
        p.put("offsets.topic.replication.factor", "1");
        p.put("offsets.topic.num.partitions", "4");
        p.put("transaction.state.log.replication.factor", "1");
        p.put("transaction.state.log.min.isr", "1");
        p.put("transaction.state.log.num.partitions", "4");
        p.put("share.coordinator.state.topic.replication.factor", "1");
        p.put("share.coordinator.state.topic.min.isr", "1");
    }

    /** A killed instance's open transaction holds up every reader until the broker's scan finds it expired. */
    private static void putTransactions(Map<String, String> p) {
        p.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
        p.put("group.min.session.timeout.ms", "1000");
    }
}
