package io.onefold.app.up;

import io.onefold.app.config.Configuration;
import io.onefold.app.kafka.KafkaProperties;
import io.onefold.app.rebuild.Shadows;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** Makes the topics that a fresh generation publishes to until it is in force. */
final class ShadowsStage implements Stage {
    private final RebuildPlan plan;

    ShadowsStage(RebuildPlan plan) {
        this.plan = plan;
    }

    @Override
    public String name() {
        return "shadow topics";
    }

    @Override
    public String start() throws InterruptedException {
        Configuration fresh = plan.fresh();
        try (Admin admin = Admin.create(KafkaProperties.of(fresh))) {
            List<String> problems = new Shadows(
                            admin,
                            plan.present().topics().topics(),
                            fresh.topics().topics())
                    .create(fresh.topics().partitions(), fresh.topics().replicas());
            if (!problems.isEmpty()) throw new StageException(String.join("\n", problems), null);
        } catch (KafkaException e) {
            throw new StageException("the shadow topics cannot be made: " + e.getMessage(), e);
        }
        return "";
    }

    @Override
    public void stop() {}

    @Override
    public Health health() {
        return Health.READY;
    }
}
