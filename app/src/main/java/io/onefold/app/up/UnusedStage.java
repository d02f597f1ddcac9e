package io.onefold.app.up;

import io.onefold.app.config.Configuration;
import io.onefold.app.kafka.GroupMembers;
import io.onefold.app.kafka.KafkaProperties;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** Sees to it that nobody else resolves in an installation: an instance of the same name would throw the other one out. */
final class UnusedStage implements Stage {
    private final Configuration configuration;

    UnusedStage(Configuration configuration) {
        this.configuration = configuration;
    }

    @Override
    public String name() {
        return "nobody else there";
    }

    @Override
    public String start() throws InterruptedException {
        String group = configuration.applicationId();
        try (Admin admin = Admin.create(KafkaProperties.of(configuration))) {
            if (!new GroupMembers(admin, List.of(group))
                    .awaitNone(configuration.streams().sessionTimeout()))
                throw new StageException(group + " is running: it has been switched over to already", null);
        } catch (KafkaException e) {
            throw new StageException("the group " + group + " cannot be looked at: " + e.getMessage(), e);
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
