package io.onefold.schemas.kafka;

import io.onefold.schemas.topics.Partitions;
import io.onefold.schemas.topics.Partitions.Kind;
import io.onefold.schemas.topics.Retention;
import io.onefold.schemas.topics.Retention.For;
import io.onefold.schemas.topics.Retention.ForEver;
import io.onefold.schemas.topics.Retention.NewestOfKey;
import io.onefold.schemas.topics.Retention.UntilConsumed;
import io.onefold.schemas.topics.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Holds topics as found against what they must be, and says in sentences what would lose or mix up records. */
final class TopicCheck {
    private final Partitions partitions;
    private final List<String> problems = new ArrayList<>();

    private TopicCheck(Partitions partitions) {
        this.partitions = partitions;
    }

    /** All that is wrong; empty when nothing is. Topics that are not there are no problem. */
    static List<String> problems(List<Topic> topics, Partitions partitions, Map<String, FoundTopic> found) {
        TopicCheck check = new TopicCheck(partitions);
        for (Topic topic : topics) {
            FoundTopic existing = found.get(topic.name());
            if (existing != null) check.check(topic, existing);
        }
        check.partitions(topics, found);
        return List.copyOf(check.problems);
    }

    /** What is addressed to an identifier must meet its state, so these topics go together, and with the state. */
    private void partitions(List<Topic> topics, Map<String, FoundTopic> found) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Topic topic : topics) {
            FoundTopic existing = found.get(topic.name());
            if (topic.partitions() == Kind.IDENTITY && existing != null)
                counts.put(topic.name(), existing.partitions());
        }
        int wanted = partitions.of(Kind.IDENTITY);
        if (Set.copyOf(counts.values()).size() > 1) {
            problems.add(
                    "Topics that must have equally many partitions have not: " + counts
                            + ". What is sent to an identifier would not meet its state: make them anew, or rebuild into new topics.");
            return;
        }
        counts.forEach((name, is) -> {
            if (is != wanted)
                problems.add("Topic " + name + " has " + is + " partitions but " + wanted
                        + " are configured. Observations and identity links need the same count, and it is frozen by the state: configure "
                        + is + ", or rebuild into new topics.");
        });
    }

    private void check(Topic topic, FoundTopic found) {
        Retention retention = topic.retention();
        switch (retention) {
            case UntilConsumed kept -> mustKeepAll(topic, found);
            case ForEver kept -> mustKeepAll(topic, found);
            case For kept -> mustKeepFor(topic, found, kept.time().toMillis());
            case NewestOfKey kept -> mustCompact(topic, found);
        }
    }

    private void mustKeepAll(Topic topic, FoundTopic found) {
        mustBe(topic, found, "cleanup.policy", "delete");
        mustBe(topic, found, "retention.ms", "-1");
        mustBe(topic, found, "retention.bytes", "-1");
    }

    private void mustKeepFor(Topic topic, FoundTopic found, long leastMillis) {
        mustBe(topic, found, "cleanup.policy", "delete");
        mustBeAtLeast(topic, found, "retention.ms", leastMillis);
        // By the time of receipt, what is decided late would be gone before anybody could look at it.
        mustBe(topic, found, "message.timestamp.type", "LogAppendTime");
    }

    private void mustCompact(Topic topic, FoundTopic found) {
        mustBe(topic, found, "cleanup.policy", "compact");
        mustBeAtLeast(topic, found, "delete.retention.ms", Retention.TOMBSTONES_KEPT.toMillis());
    }

    private void mustBe(Topic topic, FoundTopic found, String setting, String wanted) {
        if (!found.setting(setting).equals(wanted)) report(topic, found, setting, wanted);
    }

    private void mustBeAtLeast(Topic topic, FoundTopic found, String setting, long least) {
        long is = Long.parseLong(found.setting(setting));
        if (is != -1 && is < least) report(topic, found, setting, Long.toString(least));
    }

    private void report(Topic topic, FoundTopic found, String setting, String wanted) {
        problems.add("Topic " + topic.name() + " has " + setting + "=" + found.setting(setting)
                + ", which could lose records that are still needed: set it to " + wanted + ".");
    }
}
