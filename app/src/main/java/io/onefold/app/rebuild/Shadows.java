package io.onefold.app.rebuild;

import io.onefold.identity.streams.Names;
import io.onefold.schemas.kafka.TopicCreator;
import io.onefold.schemas.topics.Partitions;
import io.onefold.schemas.topics.Topic;
import io.onefold.schemas.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** The shadows of an installation's public topics. A {@link KafkaException} is thrown where the brokers do not answer. */
public final class Shadows {
    private static final Duration LOOK = Duration.ofMillis(300);

    private final Admin admin;
    private final Topics topics;
    private final Topics shadow;

    /**
     * @param admin stays the caller's to close
     * @param topics the public ones
     * @param shadow theirs, of the same subscribers
     */
    public Shadows(Admin admin, Topics topics, Topics shadow) {
        this.admin = admin;
        this.topics = topics;
        this.shadow = shadow;
    }

    /**
     * Makes those that are missing, each with as many partitions as its topic, so that a key stands in the same one: the state that goes with
     * the inputs, too, has to have as many as the inputs.
     *
     * @param configured for whatever has no topic yet
     * @param replicas of each; -1 for the broker's default
     * @return all that is wrong, a sentence each
     */
    public List<String> create(Partitions configured, short replicas) throws InterruptedException {
        Map<String, Integer> counts = counts(topics.all());
        int inputs = topics.touchpoints().stream()
                .mapToInt(topic -> counts.getOrDefault(topic.name(), configured.touchpoints()))
                .max()
                .orElseThrow();
        SortedMap<Integer, List<Topic>> byCount = new TreeMap<>();
        for (int i = 0; i < topics.all().size(); i++) {
            Topic twin = shadow.all().get(i);
            int count = switch (twin.partitions()) {
                case TOUCHPOINTS -> inputs;
                case IDENTITY -> configured.identity();
                case PUBLISHED, SINGLE ->
                    counts.getOrDefault(topics.all().get(i).name(), configured.of(twin.partitions()));
            };
            byCount.computeIfAbsent(count, any -> new ArrayList<>()).add(twin);
        }
        List<String> problems = new ArrayList<>();
        for (Map.Entry<Integer, List<Topic>> each : byCount.entrySet()) {
            Partitions partitions = new Partitions(each.getKey(), configured.identity(), each.getKey());
            problems.addAll(new TopicCreator(admin, partitions, replicas).create(each.getValue()));
        }
        return problems;
    }

    private Map<String, Integer> counts(List<Topic> of) throws InterruptedException {
        Map<String, Integer> counts = new HashMap<>();
        Set<String> names = existing();
        names.retainAll(of.stream().map(Topic::name).collect(Collectors.toSet()));
        describe(names)
                .forEach((name, topic) -> counts.put(name, topic.partitions().size()));
        return counts;
    }

    /** Deletes those that are there: they hold a copy of everything, which no erasure reaches. */
    public void delete() throws InterruptedException {
        Set<String> names = existing();
        names.removeIf(name -> !name.startsWith(shadow.prefix()));
        try {
            admin.deleteTopics(names).all().get();
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    /**
     * Waits until every transaction of a stopped application has ended: what it had not committed is aborted after some time.
     *
     * @param timeout of its transactions
     * @throws RebuildRefusedException where one does not end
     */
    public void awaitNothingOpen(String applicationId, Duration timeout) throws InterruptedException {
        Set<String> names = topics.all().stream().map(Topic::name).collect(Collectors.toCollection(HashSet::new));
        names.add(Names.timelineChangelog(applicationId));
        names.retainAll(existing());
        // What others go on sending to the inputs is of no concern: only what stood there already has to be settled.
        Map<TopicPartition, Long> written = ends(names, IsolationLevel.READ_UNCOMMITTED);
        long end = System.nanoTime() + timeout.multipliedBy(3).toNanos();
        while (!isSettled(written, names)) {
            if (System.nanoTime() > end)
                throw new RebuildRefusedException(
                        "A transaction is open on the topics of " + applicationId
                                + ". Stop whoever writes to them in transactions, or end it with kafka-transactions.sh, and give the command again.");
            Thread.sleep(LOOK);
        }
    }

    private boolean isSettled(Map<TopicPartition, Long> written, Set<String> names) throws InterruptedException {
        Map<TopicPartition, Long> settled = ends(names, IsolationLevel.READ_COMMITTED);
        return written.entrySet().stream().allMatch(each -> settled.getOrDefault(each.getKey(), 0L) >= each.getValue());
    }

    private Map<TopicPartition, Long> ends(Set<String> names, IsolationLevel level) throws InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        describe(names)
                .forEach((name, topic) -> topic.partitions()
                        .forEach(each -> latest.put(new TopicPartition(name, each.partition()), OffsetSpec.latest())));
        Map<TopicPartition, Long> ends = new HashMap<>();
        try {
            admin.listOffsets(latest, new ListOffsetsOptions(level))
                    .all()
                    .get()
                    .forEach((partition, found) -> ends.put(partition, found.offset()));
            return ends;
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    private Set<String> existing() throws InterruptedException {
        try {
            return new HashSet<>(admin.listTopics().names().get());
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    private Map<String, TopicDescription> describe(Set<String> names) throws InterruptedException {
        try {
            return admin.describeTopics(names).allTopicNames().get();
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    private static KafkaException failure(ExecutionException e) {
        return e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
    }
}
