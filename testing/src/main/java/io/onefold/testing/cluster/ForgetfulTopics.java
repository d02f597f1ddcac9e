package io.onefold.testing.cluster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/** Compacted topics that forget within seconds what was deleted, as they do after a month, until this is closed. Of one thread. */
final class ForgetfulTopics implements AutoCloseable {
    private static final Map<String, String> FORGETFUL = Map.of(
            "segment.ms", "1000",
            "min.compaction.lag.ms", "0",
            "max.compaction.lag.ms", "1000",
            "min.cleanable.dirty.ratio", "0.01",
            "delete.retention.ms", "0");

    /** The first cleaning marks a tombstone, the second one takes it. */
    private static final long TWO_CLEANINGS_SECONDS = 12;

    private final Admin admin;
    private final Map<ConfigResource, Collection<AlterConfigOp>> before = new HashMap<>();

    private ForgetfulTopics(Admin admin) throws InterruptedException, ExecutionException {
        this.admin = admin;
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        List<ConfigResource> topics = admin.listTopics().names().get().stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        for (Map.Entry<ConfigResource, Config> each :
                admin.describeConfigs(topics).all().get().entrySet()) {
            Config config = each.getValue();
            if (!config.get("cleanup.policy").value().contains("compact")) continue;
            List<AlterConfigOp> back = new ArrayList<>();
            for (String name : FORGETFUL.keySet())
                back.add(set(name, config.get(name).value()));
            before.put(each.getKey(), back);
            changes.put(
                    each.getKey(),
                    FORGETFUL.entrySet().stream()
                            .map(setting -> set(setting.getKey(), setting.getValue()))
                            .toList());
        }
        admin.incrementalAlterConfigs(changes).all().get();
    }

    static ForgetfulTopics of(KafkaCluster kafka) throws InterruptedException, ExecutionException {
        return new ForgetfulTopics(kafka.admin());
    }

    private static AlterConfigOp set(String setting, String value) {
        return new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET);
    }

    /** Waits until brokers have cleaned what was said until now, as long as somebody goes on to say something. */
    void awaitForgotten() throws InterruptedException {
        TimeUnit.SECONDS.sleep(TWO_CLEANINGS_SECONDS);
    }

    @Override
    public void close() throws ExecutionException {
        try (admin) {
            admin.incrementalAlterConfigs(before).all().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
