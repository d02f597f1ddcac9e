package io.onefold.ingest.tables;

import java.util.Map;

/**
 * Where a capture keeps what it must know of tables as they were, for databases whose log does not tell it.
 *
 * @param bootstrap of the installation's brokers
 * @param kafka other properties of every Kafka client; may hold credentials
 * @param topic of one partition, kept for ever; made where it is not there
 */
public record CaptureMemory(String bootstrap, Map<String, String> kafka, String topic) {
    public CaptureMemory {
        kafka = Map.copyOf(kafka);
    }

    /** Names the topic alone. */
    @Override
    public String toString() {
        return "CaptureMemory[" + topic + "]";
    }
}
