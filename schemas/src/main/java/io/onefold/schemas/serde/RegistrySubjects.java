package io.onefold.schemas.serde;

import io.onefold.schemas.mapping.PublicSchemas;
import io.onefold.schemas.topics.Content;
import io.onefold.schemas.topics.Topic;
import io.onefold.schemas.topics.Topics;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.Schema;

/** The subjects of an installation's topics in the registry. */
public final class RegistrySubjects {
    private final Registry registry;
    private final Topics topics;

    /** @param registry stays the caller's to close */
    public RegistrySubjects(Registry registry, Topics topics) {
        this.registry = registry;
        this.topics = topics;
    }

    /**
     * Registers the schema of every topic's value, and has the registry refuse any later one that cannot read all before it. Instances that
     * start together may all call it.
     *
     * @return the schemas' ids by subject
     */
    public SortedMap<String, Integer> register() {
        SortedMap<String, Integer> ids = new TreeMap<>();
        SortedMap<String, Schema> schemas = PublicSchemas.byRecordName();
        for (Topic topic : topics.all()) {
            if (topic.value() instanceof Content.Avro(String recordName)) {
                Schema schema = Objects.requireNonNull(schemas.get(recordName), recordName);
                ids.put(topic.valueSubject(), register(topic.valueSubject(), schema));
            }
        }
        return ids;
    }

    /** The strict rule stands before the schema where it can: some registries know no rule of a subject that is not there yet. */
    private int register(String subject, Schema schema) {
        boolean known = registry.requireBackwardTransitive(subject);
        int id = registry.register(subject, schema);
        if (!known) registry.requireBackwardTransitive(subject);
        return id;
    }
}
