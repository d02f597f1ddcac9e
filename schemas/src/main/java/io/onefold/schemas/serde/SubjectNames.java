package io.onefold.schemas.serde;

import java.util.Arrays;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** Under which subject a record's schema is registered, by the names of Confluent's three strategies. */
enum SubjectNames {
    TOPIC("TopicNameStrategy") {
        @Override
        String subject(String topic, boolean isKey, String recordName) {
            return topic + (isKey ? "-key" : "-value");
        }
    },
    RECORD("RecordNameStrategy") {
        @Override
        String subject(String topic, boolean isKey, String recordName) {
            return recordName;
        }
    },
    TOPIC_RECORD("TopicRecordNameStrategy") {
        @Override
        String subject(String topic, boolean isKey, String recordName) {
            return topic + "-" + recordName;
        }
    };

    private final String strategy;

    SubjectNames(String strategy) {
        this.strategy = strategy;
    }

    abstract String subject(String topic, boolean isKey, String recordName);

    /** By a strategy's class or class name, of whatever package; the topic's by default. */
    static SubjectNames named(String setting, @Nullable Object value) {
        if (value == null) return TOPIC;
        String name = value instanceof Class<?> type ? type.getName() : value.toString();
        String simple = name.substring(name.lastIndexOf('.') + 1);
        return Arrays.stream(values())
                .filter(known -> known.strategy.equals(simple))
                .findFirst()
                .orElseThrow(() -> new ConfigException(
                        setting, name, "one of TopicNameStrategy, RecordNameStrategy, TopicRecordNameStrategy"));
    }
}
