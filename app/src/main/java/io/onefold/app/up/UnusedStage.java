package io.onefold.app.up;

import io.onefold.app.config.Configuration;
import io.onefold.app.kafka.KafkaProperties;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Sees to it that nobody else resolves in an installation: an instance of the same name would throw the other one out. */
final class UnusedStage implements Stage {
    private static final Duration SLACK = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(300);

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
        String group = Assembly.applicationId(configuration);
        // One that has just ended stays a member for as long as a session lasts.
        long end = System.nanoTime()
                + configuration.streams().sessionTimeout().plus(SLACK).toNanos();
        try (Admin admin = Admin.create(KafkaProperties.of(configuration))) {
            while (isUsed(admin, group)) {
                if (System.nanoTime() > end)
                    throw new StageException(group + " is running: it has been switched over to already", null);
                Thread.sleep(LOOK);
            }
        }
        return "";
    }

    private static boolean isUsed(Admin admin, String group) throws InterruptedException {
        try {
            return admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
                    .anyMatch(found -> !found.members().isEmpty());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) return false;
            throw new StageException("the group " + group + " cannot be looked at: " + e.getMessage(), e);
        }
    }

    @Override
    public void stop() {}

    @Override
    public Health health() {
        return Health.READY;
    }
}
