package io.onefold.schemas.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.schemas.topics.Partitions;
import io.onefold.schemas.topics.Topic;
import io.onefold.schemas.topics.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicCheckTest {
    private static final Partitions PARTITIONS = new Partitions(4, 16, 8);

    private final Topics topics = new Topics("");
    private final Map<String, FoundTopic> found = new HashMap<>();

    TopicCheckTest() {
        for (Topic topic : topics.all()) {
            found.put(
                    topic.name(),
                    new FoundTopic(
                            PARTITIONS.of(topic.partitions()), topic.retention().settings()));
        }
    }

    @Test
    void topicsAsTheyAreCreatedAreFine() {
        assertThat(problems()).isEmpty();
    }

    @Test
    void topicsThatAreMissingAreNoProblem() {
        found.clear();

        assertThat(problems()).isEmpty();
    }

    @Test
    void anUnequalCountOfObservationsAndLinksIsNamed() {
        found.compute("identity-links", (name, topic) -> new FoundTopic(8, topic.settings()));

        assertThat(problems())
                .singleElement()
                .asString()
                .contains("{identity-links=8, observations=16}")
                .contains("rebuild into new topics");
    }

    @Test
    void aCountOtherThanTheConfiguredOneIsNamed() {
        found.compute("identity-links", (name, topic) -> new FoundTopic(8, topic.settings()));
        found.compute("observations", (name, topic) -> new FoundTopic(8, topic.settings()));

        assertThat(problems())
                .hasSize(2)
                .anyMatch(problem -> problem.contains("identity-links has 8 partitions but 16 are configured"))
                .allMatch(problem -> problem.contains("configure 8, or rebuild"));
    }

    @Test
    void quarantineIsStampedByTheBroker() {
        set("touchpoints.quarantine", "message.timestamp.type", "CreateTime");

        assertThat(problems())
                .singleElement()
                .asString()
                .contains("touchpoints.quarantine has message.timestamp.type=CreateTime", "set it to LogAppendTime");
    }

    @Test
    void otherTopicsMayHaveAnyNumberOfPartitions() {
        found.compute("touchpoints.web", (name, topic) -> new FoundTopic(1, topic.settings()));

        assertThat(problems()).isEmpty();
    }

    @Test
    void everyRetentionThatCouldLoseRecordsIsReportedAtOnce() {
        set("observations", "retention.ms", "604800000");
        set("identity-links", "retention.bytes", "1073741824");
        set("touchpoints.web", "cleanup.policy", "compact");
        set("touchpoints.quarantine", "retention.ms", "1000");
        set("customer-profiles", "delete.retention.ms", "86400000");
        set("profile-index", "cleanup.policy", "compact,delete");

        assertThat(problems())
                .hasSize(6)
                .anyMatch(problem ->
                        problem.contains("observations has retention.ms=604800000") && problem.contains("set it to -1"))
                .anyMatch(problem -> problem.contains("customer-profiles has delete.retention.ms=86400000"));
    }

    @Test
    void quarantineMayBeKeptForLonger() {
        set("touchpoints.quarantine", "retention.ms", "-1");

        assertThat(problems()).isEmpty();
    }

    private List<String> problems() {
        return TopicCheck.problems(topics.all(), PARTITIONS, found);
    }

    private void set(String topic, String setting, String value) {
        found.compute(topic, (name, is) -> {
            Map<String, String> settings = new HashMap<>(is.settings());
            settings.put(setting, value);
            return new FoundTopic(is.partitions(), settings);
        });
    }
}
