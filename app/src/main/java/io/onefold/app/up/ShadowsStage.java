package io.onefold.app.up;

import io.onefold.app.config.Configuration;
import io.onefold.app.rebuild.Shadows;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;

/** Makes the topics that a fresh generation publishes to until it is in force. */
final class ShadowsStage extends BrokerStage {
    private final RebuildPlan plan;

    ShadowsStage(RebuildPlan plan) {
        super("shadow topics", plan.fresh());
        this.plan = plan;
    }

    @Override
    String start(Admin admin) throws InterruptedException {
        Configuration fresh = plan.fresh();
        List<String> problems = new Shadows(
                        admin, plan.present().topics().topics(), fresh.topics().topics())
                .create(fresh.topics().partitions(), fresh.topics().replicas());
        if (!problems.isEmpty()) throw new StageException(String.join("\n", problems), null);
        return "";
    }
}
