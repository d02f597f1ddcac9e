package io.onefold.schemas.kafka;

import static java.util.stream.Collectors.toMap;

import io.onefold.schemas.topics.Partitions;
import io.onefold.schemas.topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates the topics that are missing and checks those that are there. */
public final class TopicCreator {
    private static final Duration HEARD_OF_WITHIN = Duration.ofSeconds(60);
    private static final Duration ASKED_AGAIN_AFTER = Duration.ofMillis(50);

    private final Admin admin;
    private final Partitions partitions;
    private final short replicas;

    /**
     * @param admin stays the caller's to close
     * @param replicas of each topic that is created; -1 for the broker's default
     */
    public TopicCreator(Admin admin, Partitions partitions, short replicas) {
        this.admin = admin;
        this.partitions = partitions;
        this.replicas = replicas;
    }

    /**
     * Checks the topics that exist and, when nothing is wrong, creates those that don't. Instances that start together may
     * all call it. When it returns, every partition has a leader that takes records: a producer whose first batch comes too
     * early, and its second in time, is told for minutes that its records are out of order (Kafka accepts any first sequence
     * number from a producer that it does not know).
     *
     * @return all problems, a sentence each that says what to do; empty when every topic now is as it must be
     * @throws KafkaException when the broker cannot be reached or refuses
     */
    public List<String> create(List<Topic> topics) throws InterruptedException {
        List<String> problems = check(topics);
        if (!problems.isEmpty()) return problems;
        Map<String, FoundTopic> found = find(topics);
        List<NewTopic> missing = topics.stream()
                .filter(topic -> !found.containsKey(topic.name()))
                .map(this::newTopic)
                .toList();
        if (!createAll(missing)) {
            // What somebody else has just made may not be told of yet.
            awaitLeaders(missing.stream().collect(toMap(NewTopic::name, topic -> 1)));
            problems = check(topics);
        }
        // What was there before may have another count than is configured by now.
        if (problems.isEmpty())
            awaitLeaders(topics.stream().collect(toMap(Topic::name, topic -> {
                FoundTopic existing = found.get(topic.name());
                return existing == null ? partitions.of(topic.partitions()) : existing.partitions();
            })));
        return problems;
    }

    /**
     * Only a leader that has opened its log answers where it ends; the client asks again until then. A broker that has not heard of a topic
     * yet calls it unknown, which the client takes for the last word.
     *
     * @param partitions how many of each topic
     */
    private void awaitLeaders(Map<String, Integer> partitions) throws InterruptedException {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        partitions.forEach((topic, count) -> {
            for (int each = 0; each < count; each++) ends.put(new TopicPartition(topic, each), OffsetSpec.latest());
        });
        long deadline = System.nanoTime() + HEARD_OF_WITHIN.toNanos();
        while (true) {
            try {
                admin.listOffsets(ends).all().get();
                return;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || System.nanoTime() > deadline)
                    throw failure(e);
            }
            TimeUnit.MILLISECONDS.sleep(ASKED_AGAIN_AFTER.toMillis());
        }
    }

    /** The problems of the topics that exist, and nothing is changed. */
    public List<String> check(List<Topic> topics) throws InterruptedException {
        return TopicCheck.problems(topics, partitions, find(topics));
    }

    private NewTopic newTopic(Topic topic) {
        return new NewTopic(topic.name(), partitions.of(topic.partitions()), replicas)
                .configs(topic.retention().settings());
    }

    /** False when somebody else created one of them meanwhile. */
    private boolean createAll(List<NewTopic> missing) throws InterruptedException {
        boolean allOurs = true;
        for (var created : admin.createTopics(missing).values().values()) {
            try {
                created.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) throw failure(e);
                allOurs = false;
            }
        }
        return allOurs;
    }

    private Map<String, FoundTopic> find(List<Topic> topics) throws InterruptedException {
        try {
            Set<String> existing = admin.listTopics().names().get();
            List<String> names =
                    topics.stream().map(Topic::name).filter(existing::contains).toList();
            Map<String, TopicDescription> descriptions =
                    admin.describeTopics(names).allTopicNames().get();
            Map<String, Map<String, String>> settings = settings(names);
            Map<String, FoundTopic> found = new HashMap<>();
            descriptions.forEach((name, description) -> found.put(
                    name, new FoundTopic(description.partitions().size(), settings.getOrDefault(name, Map.of()))));
            return found;
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    private Map<String, Map<String, String>> settings(List<String> names)
            throws InterruptedException, ExecutionException {
        List<ConfigResource> resources = new ArrayList<>();
        for (String name : names) resources.add(new ConfigResource(ConfigResource.Type.TOPIC, name));
        Map<String, Map<String, String>> settings = new HashMap<>();
        for (Map.Entry<ConfigResource, Config> entry :
                admin.describeConfigs(resources).all().get().entrySet()) {
            Map<String, String> values = new HashMap<>();
            for (ConfigEntry setting : entry.getValue().entries()) {
                if (setting.value() != null) values.put(setting.name(), setting.value());
            }
            settings.put(entry.getKey().name(), values);
        }
        return settings;
    }

    private static KafkaException failure(ExecutionException e) {
        return e.getCause() instanceof KafkaException kafka
                ? kafka
                : new KafkaException("the broker could not be asked for its topics", e.getCause());
    }
}
