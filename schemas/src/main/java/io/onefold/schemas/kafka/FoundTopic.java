package io.onefold.schemas.kafka;

import java.util.Map;

/**
 * A topic as it stands on a broker.
 *
 * @param settings all its settings by name, defaults included
 */
record FoundTopic(int partitions, Map<String, String> settings) {
    String setting(String name) {
        return settings.getOrDefault(name, "");
    }
}
