package io.onefold.app.up;

import io.onefold.app.config.Configuration;
import io.onefold.app.kafka.GroupMembers;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;

/** Sees to it that nobody else resolves in an installation: an instance of the same name would throw the other one out. */
final class UnusedStage extends BrokerStage {
    private final Configuration configuration;

    UnusedStage(Configuration configuration) {
        super("nobody else there", configuration);
        this.configuration = configuration;
    }

    @Override
    String start(Admin admin) throws InterruptedException {
        String group = configuration.applicationId();
        if (!new GroupMembers(admin, List.of(group))
                .awaitNone(configuration.streams().sessionTimeout()))
            throw new StageException(group + " is running: it has been switched over to already", null);
        return "";
    }
}
