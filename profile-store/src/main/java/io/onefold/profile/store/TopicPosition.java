package io.onefold.profile.store;

/**
 * How far a topic's partition has been read.
 *
 * @param nextOffset of the first record that has not been applied
 */
public record TopicPosition(String topic, int partition, long nextOffset) {}
