package io.onefold.testing.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onefold.schemas.kafka.TopicCreator;
import io.onefold.schemas.topics.Partitions;
import io.onefold.schemas.topics.Topic;
import io.onefold.schemas.topics.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

class TopicCreatorIT {
    private static final Partitions PARTITIONS = new Partitions(2, 3, 2);

    @Test
    void missingTopicsAreCreatedAsTheyMustBe() throws Exception {
        List<Topic> topics = new Topics("made.").all();
        try (Admin admin = EmbeddedBroker.shared().admin()) {
            TopicCreator creator = new TopicCreator(admin, PARTITIONS, (short) 1);

            assertThat(creator.create(topics)).isEmpty();
            assertThat(creator.create(topics)).as("a second start").isEmpty();

            Map<String, TopicDescription> described = admin.describeTopics(List.of("made.observations"))
                    .allTopicNames()
                    .get();
            assertThat(described)
                    .hasEntrySatisfying(
                            "made.observations",
                            topic -> assertThat(topic.partitions()).hasSize(3));
            ConfigResource profiles = new ConfigResource(ConfigResource.Type.TOPIC, "made.customer-profiles");
            assertThat(admin.describeConfigs(List.of(profiles)).all().get())
                    .hasEntrySatisfying(
                            profiles,
                            settings -> assertThat(settings.entries())
                                    .anyMatch(setting -> setting.name().equals("cleanup.policy")
                                            && "compact".equals(setting.value())));
        }
    }

    @Test
    void topicsThatWouldLoseRecordsAreAllNamedAndNothingIsCreated() throws Exception {
        List<Topic> topics = new Topics("lossy.").all();
        try (Admin admin = EmbeddedBroker.shared().admin()) {
            admin.createTopics(List.of(
                            new NewTopic("lossy.identity-links", 5, (short) 1)
                                    .configs(Map.of("retention.ms", "604800000")),
                            new NewTopic("lossy.touchpoints.quarantine", 2, (short) 1),
                            new NewTopic("lossy.customer-profiles", 2, (short) 1)))
                    .all()
                    .get();
            awaitTold(
                    admin, List.of("lossy.identity-links", "lossy.touchpoints.quarantine", "lossy.customer-profiles"));
            TopicCreator creator = new TopicCreator(admin, PARTITIONS, (short) 1);

            List<String> problems = creator.create(topics);

            assertThat(problems)
                    .anyMatch(problem -> problem.contains("lossy.identity-links has 5 partitions"))
                    .anyMatch(problem -> problem.contains("lossy.identity-links has retention.ms=604800000"))
                    .anyMatch(problem ->
                            problem.contains("lossy.touchpoints.quarantine has message.timestamp.type=CreateTime"))
                    .anyMatch(problem -> problem.contains("lossy.customer-profiles has cleanup.policy=delete"));
            assertThat(admin.listTopics().names().get()).doesNotContain("lossy.observations");
        }
    }

    /** A topic is made before its broker tells of it. */
    private static void awaitTold(Admin admin, List<String> topics) throws Exception {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        topics.forEach(topic -> ends.put(new TopicPartition(topic, 0), OffsetSpec.latest()));
        await().ignoreExceptionsInstanceOf(ExecutionException.class)
                .until(() -> !admin.listOffsets(ends).all().get().isEmpty());
    }
}
