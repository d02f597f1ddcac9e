package io.onefold.app.rights;

import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What somebody may do with something.
 *
 * @param scope whether the name is one of the installation's, and so begins with the prefix of its topics
 * @param name without that prefix
 * @param operations in the order in which they are told
 */
public record Right(ResourceType type, PatternType pattern, Scope scope, String name, List<AclOperation> operations) {
    /** Whose names a right is about. */
    public enum Scope {
        INSTALLATION,
        BROKERS
    }

    public Right {
        operations = List.copyOf(operations);
    }

    static Right topic(String name, AclOperation... operations) {
        return new Right(ResourceType.TOPIC, PatternType.LITERAL, Scope.INSTALLATION, name, List.of(operations));
    }

    static Right topics(String start, AclOperation... operations) {
        return new Right(ResourceType.TOPIC, PatternType.PREFIXED, Scope.INSTALLATION, start, List.of(operations));
    }

    static Right ofBrokers(ResourceType type, String name, AclOperation... operations) {
        return new Right(type, PatternType.LITERAL, Scope.BROKERS, name, List.of(operations));
    }

    static Right groups(String start, AclOperation... operations) {
        return new Right(ResourceType.GROUP, PatternType.PREFIXED, Scope.INSTALLATION, start, List.of(operations));
    }

    static Right transactions(String start, AclOperation... operations) {
        return new Right(
                ResourceType.TRANSACTIONAL_ID, PatternType.PREFIXED, Scope.INSTALLATION, start, List.of(operations));
    }

    /**
     * As the brokers keep it, an entry for each operation.
     *
     * @param prefix of the installation's topics
     * @param principal such as {@code User:onefold}
     */
    public List<AclBinding> bindings(String prefix, String principal) {
        ResourcePattern resource = new ResourcePattern(type, fullName(prefix), pattern);
        return operations.stream()
                .map(operation -> new AclBinding(
                        resource, new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW)))
                .toList();
    }

    /**
     * The options of {@code kafka-acls.sh} that name it.
     *
     * @param prefix of the installation's topics
     */
    String options(String prefix) {
        StringBuilder options = new StringBuilder();
        for (AclOperation operation : operations)
            options.append("--operation ").append(word(operation)).append(' ');
        return options.append(
                        switch (type) {
                            case TOPIC -> "--topic ";
                            case GROUP -> "--group ";
                            case TRANSACTIONAL_ID -> "--transactional-id ";
                            default -> "--cluster ";
                        })
                .append(quoted(fullName(prefix)))
                .append(" --resource-pattern-type ")
                .append(pattern == PatternType.PREFIXED ? "prefixed" : "literal")
                .toString();
    }

    private String fullName(String prefix) {
        return scope == Scope.INSTALLATION ? prefix + name : name;
    }

    private static String quoted(String name) {
        return name.matches("[A-Za-z0-9._-]+") ? name : "'" + name + "'";
    }

    /** As the brokers' tools write it, such as {@code DescribeConfigs}. */
    public static String word(AclOperation operation) {
        StringBuilder word = new StringBuilder();
        for (String part : operation.name().split("_"))
            word.append(part.charAt(0)).append(part.substring(1).toLowerCase(Locale.ROOT));
        return word.toString();
    }

    /** The name that the brokers give their one cluster. */
    static Right ofCluster(AclOperation... operations) {
        return ofBrokers(ResourceType.CLUSTER, Resource.CLUSTER_NAME, operations);
    }
}
