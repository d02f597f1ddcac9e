package io.onefold.schemas.topics;

/**
 * One topic.
 *
 * @param name as on the broker, prefix included
 * @param about what stands on it, in a sentence
 * @param key what the record's key is
 * @param value what the record's value is
 * @param partitions which count it gets
 * @param retention for how long records are kept
 * @param audience who may read and write it
 */
public record Topic(
        String name,
        String about,
        Content key,
        Content value,
        Partitions.Kind partitions,
        Retention retention,
        Audience audience) {
    /** Who a topic is for. */
    public enum Audience {
        /** Any producer may write to it; a contract. */
        OPEN_TO_WRITE,
        /** Any consumer may read it, with {@code isolation.level=read_committed}; a contract. */
        OPEN_TO_READ,
        /** Only Onefold reads and writes it; it changes without notice. */
        INTERNAL
    }

    /** The subject of the value's schema in the registry, as the topic name strategy has it. */
    public String valueSubject() {
        return name + "-value";
    }
}
