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
        return List.copyOf(check.problems);
    }

    private void check(Topic topic, FoundTopic found) {
        int wanted = partitions.of(topic.partitions());
        if (topic.partitions() == Kind.IDENTITY && found.partitions() != wanted) {
            problems.add("Topic " + topic.name() + " has " + found.partitions() + " partitions but " + wanted
                    + " are configured. Observations and identity links need the same count, and it is frozen by the state: configure "
                    + found.partitions() + ", or rebuild into new topics.");
        }
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
