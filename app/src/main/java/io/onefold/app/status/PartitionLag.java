package io.onefold.app.status;

/**
 * What of a partition is not done yet.
 *
 * @param records after the committed offset
 * @param seconds since the oldest of them was received; 0 where there is none
 * @param committed records done since the partition's beginning
 */
public record PartitionLag(String topic, int partition, long records, double seconds, long committed) {}
