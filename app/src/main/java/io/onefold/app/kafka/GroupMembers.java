package io.onefold.app.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Who works on an installation: the members of its consumer groups. */
public final class GroupMembers {
    private static final Duration SLACK = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(300);

    private final Admin admin;
    private final Collection<String> groups;

    /**
     * Of some groups, existing or not.
     *
     * @param admin stays the caller's to close
     */
    public GroupMembers(Admin admin, Collection<String> groups) {
        this.admin = admin;
        this.groups = List.copyOf(groups);
    }

    /**
     * Waits until there are none. One that has just ended stays a member for as long as a session lasts.
     *
     * @return whether there are none
     * @throws KafkaException where the groups cannot be looked at
     */
    public boolean awaitNone(Duration session) throws InterruptedException {
        long end = System.nanoTime() + session.plus(SLACK).toNanos();
        while (exist()) {
            if (System.nanoTime() > end) return false;
            Thread.sleep(LOOK);
        }
        return true;
    }

    /** Whether there are any now. */
    public boolean exist() throws InterruptedException {
        for (String group : groups) if (hasMembers(group)) return true;
        return false;
    }

    private boolean hasMembers(String group) throws InterruptedException {
        try {
            return admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
                    .anyMatch(found -> !found.members().isEmpty());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) return false;
            throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
        }
    }
}
