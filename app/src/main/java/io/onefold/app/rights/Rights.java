package io.onefold.app.rights;

import static org.apache.kafka.common.acl.AclOperation.ALTER;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import io.onefold.schemas.topics.Topic;
import io.onefold.schemas.topics.Topic.Audience;
import io.onefold.schemas.topics.Topics;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;

/** The least that each kind of participant needs on the brokers. */
public final class Rights {
    /** Topics without a prefix: a right's name has none either. */
    private static final Topics TOPICS = new Topics("");

    private static final String APPLICATION = "onefold";
    private static final AclOperation[] OWN = {READ, WRITE, CREATE, DELETE, DESCRIBE, DESCRIBE_CONFIGS};

    private Rights() {}

    /**
     * Onefold's own: all instances, collectors and the workers of its connectors. The last two rights let it end transactions that
     * were left behind where a broker and an instance were killed at once; without them it says in its log that it cannot.
     */
    public static List<Right> application() {
        List<Right> rights = new ArrayList<>();
        // Deleting is for records that were consumed and are old, not for topics.
        for (Topic topic : TOPICS.all()) rights.add(Right.topic(topic.name(), OWN));
        rights.add(Right.topics(TOPICS.subscriber("").name(), OWN));
        rights.add(Right.topics(TOPICS.tableHistories(), OWN));
        rights.add(Right.topic(TOPICS.generations().name(), OWN));
        rights.add(Right.topics(APPLICATION + "-", OWN));
        rights.add(Right.groups(APPLICATION, READ, DESCRIBE));
        rights.add(Right.transactions(APPLICATION + "-", WRITE, DESCRIBE));
        rights.add(Right.ofBrokers(ResourceType.TOPIC, "__consumer_offsets", READ));
        rights.add(Right.ofCluster(ALTER));
        return List.copyOf(rights);
    }

    /**
     * The same once internal topics are of another generation, or to make that one: besides, all that begins with its prefix.
     *
     * @param generation from 1
     */
    public static List<Right> application(int generation) {
        List<Right> rights = new ArrayList<>(application());
        if (generation == 1) return List.copyOf(rights);
        String start = TOPICS.ofGeneration(generation).internalPrefix();
        rights.add(Right.topics(start, OWN));
        rights.add(Right.groups(start + APPLICATION, READ, DESCRIBE));
        rights.add(Right.transactions(start + APPLICATION + "-", WRITE, DESCRIBE));
        return List.copyOf(rights);
    }

    /** A program that sends touchpoints; not what others sent that was not accepted. */
    public static List<Right> producer() {
        return TOPICS.touchpoints().stream()
                .map(topic -> Right.topic(topic.name(), WRITE, DESCRIBE))
                .toList();
    }

    /** Who tells the installation who is who, and erases. */
    public static List<Right> steward() {
        return List.of(Right.topic(TOPICS.identityCommands().name(), WRITE, DESCRIBE));
    }

    /**
     * A program that reads all that is published for everybody, every profile whole; not what a subscriber gets, nor what was
     * not accepted, which holds whatever somebody sent.
     *
     * @param group what its consumer groups begin with
     */
    public static List<Right> reader(String group) {
        List<Right> rights = new ArrayList<>();
        for (Topic topic : TOPICS.all())
            if (topic.audience() == Audience.OPEN_TO_READ
                    && !topic.name().equals(TOPICS.quarantine().name()))
                rights.add(Right.topic(topic.name(), READ, DESCRIBE));
        rights.add(group(group));
        return List.copyOf(rights);
    }

    /**
     * A subscriber that reads its own topic, and no other.
     *
     * @param name as in subscribers.yaml
     * @param group what its consumer groups begin with
     */
    public static List<Right> subscriber(String name, String group) {
        return List.of(Right.topic(TOPICS.subscriber(name).name(), READ, DESCRIBE), group(group));
    }

    private static Right group(String start) {
        return new Right(ResourceType.GROUP, PatternType.PREFIXED, Right.Scope.BROKERS, start, List.of(READ, DESCRIBE));
    }

    /**
     * Commands that give somebody rights, a line each.
     *
     * @param prefix of the installation's topics
     * @param principal such as {@code User:onefold}
     */
    public static List<String> commands(String bootstrap, String prefix, String principal, List<Right> rights) {
        return rights.stream()
                .map(right -> "kafka-acls.sh --bootstrap-server " + bootstrap + " --add --allow-principal '" + principal
                        + "' " + right.options(prefix))
                .toList();
    }
}
