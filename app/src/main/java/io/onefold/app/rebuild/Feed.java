package io.onefold.app.rebuild;

import io.onefold.app.audit.CommittedTopic;
import io.onefold.identity.normalise.ObservationReader;
import io.onefold.identity.streams.Names;
import io.onefold.schemas.topics.Topic;
import io.onefold.schemas.topics.Topics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Feeds a fresh installation with the log of record of another one, and with what that one has taken in and not decided about. Only
 * reads of the other one. Done again it goes on from where it was; whatever is fed twice is a duplicate there.
 */
public final class Feed {
    static final String GROUP = "-rebuild";

    private final Map<String, Object> client;
    private final Installed present;
    private final Installed fresh;
    private final ObservationReader reader;
    private final Inputs inputs;

    /** What becomes of what was sent to the present installation and not read yet, and of what it put into quarantine. */
    public enum Inputs {
        /** The fresh one has topics of its own for it, and gets it there. */
        COPIED,
        /** The fresh one will go on with the very same topics, so nothing is fed of them. */
        LEFT
    }

    /** An installation: its topics, and the group that works on them. */
    public record Installed(Topics topics, String applicationId) {
        String log() {
            return Names.timelineChangelog(applicationId);
        }

        String feedGroup() {
            return applicationId + GROUP;
        }
    }

    /**
     * What was fed.
     *
     * @param sent records
     * @param garbage messages left out, since by the rules of now nobody said them
     * @param rekeyed messages with identifiers that are normalised otherwise by now, where something was erased; 0 where nothing was
     * @param waiting ids of erasures of persons that were ordered and not carried out; they are not fed
     */
    public record Fed(long sent, long garbage, long rekeyed, List<String> waiting) {}

    /**
     * Between two installations on one cluster; the topics of the fresh one exist.
     *
     * @param client what a client of the cluster is made with
     * @param reader of the configuration that the fresh one runs with
     */
    public Feed(
            Map<String, Object> client, Installed present, Installed fresh, ObservationReader reader, Inputs inputs) {
        this.client = Map.copyOf(client);
        this.present = present;
        this.fresh = fresh;
        this.reader = reader;
        this.inputs = inputs;
    }

    /**
     * Does nothing where there is a log to feed from.
     *
     * @throws RebuildRefusedException where there is none
     */
    public void requireLog() throws InterruptedException {
        try (Admin admin = Admin.create(client)) {
            describe(admin, Set.of(present.log()));
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    private static KafkaException failure(ExecutionException e) {
        return e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
    }

    /**
     * Feeds all that there is now.
     *
     * @throws RebuildRefusedException where there is no log, where it was made with another secret, or where the topics of the fresh
     *     installation hold something else than this log
     */
    public Fed run(Consumer<FeedProgress> progress) throws InterruptedException {
        try (Admin admin = Admin.create(client)) {
            int partitions = describe(
                            admin, Set.of(fresh.topics().observations().name()))
                    .values()
                    .stream()
                    .findFirst()
                    .orElseThrow()
                    .partitions()
                    .size();
            LogScan scan = new LogScan(reader.strengths());
            new CommittedTopic(client).read(present.log(), scan::note);
            scan.requireMovable();
            LogErasures erasures = scan.erasures();
            Carriers carriers = new Carriers(
                    erasures,
                    reader,
                    new Carriers.Target(fresh.topics().observations().name(), partitions));
            Map<String, Carrier> byTopic = byTopic(carriers);
            Map<TopicPartition, Long> begins = begins(admin, describe(admin, byTopic.keySet()));
            try (KafkaConsumer<byte[], byte[]> from = consumer();
                    KafkaProducer<byte[], byte[]> to = producer()) {
                long sent = new Pouring(from, to, mark(admin), progress).pour(begins, byTopic);
                return new Fed(
                        sent, carriers.garbage(), erasures.areNone() ? 0 : carriers.rekeyed(), erasures.waiting());
            }
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    private Map<String, Carrier> byTopic(Carriers carriers) {
        Map<String, Carrier> byTopic = new HashMap<>();
        byTopic.put(present.log(), carriers::row);
        byTopic.put(present.topics().observations().name(), carriers::accepted);
        byTopic.put(present.topics().identityLinks().name(), carriers::accepted);
        copy(byTopic, present.topics().population(), fresh.topics().population());
        if (inputs == Inputs.COPIED) copyInputs(byTopic);
        return byTopic;
    }

    private void copyInputs(Map<String, Carrier> byTopic) {
        byTopic.put(
                present.topics().profileIndex().name(),
                Carriers.publishedIdsTo(fresh.topics().profileIndex().name()));
        copy(byTopic, present.topics().quarantine(), fresh.topics().quarantine());
        copy(byTopic, present.topics().identityCommands(), fresh.topics().identityCommands());
        List<Topic> from = present.topics().touchpoints();
        List<Topic> to = fresh.topics().touchpoints();
        for (int i = 0; i < from.size(); i++) copy(byTopic, from.get(i), to.get(i));
    }

    private static void copy(Map<String, Carrier> byTopic, Topic from, Topic to) {
        byTopic.put(from.name(), Carriers.copyTo(to.name()));
    }

    /** From where an earlier feed came to; of what the present installation consumes not before what it has done. */
    private Map<TopicPartition, Long> begins(Admin admin, Map<String, TopicDescription> topics)
            throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> earliest = new HashMap<>();
        topics.forEach((name, topic) -> topic.partitions()
                .forEach(p -> earliest.put(new TopicPartition(name, p.partition()), OffsetSpec.earliest())));
        Map<TopicPartition, OffsetAndMetadata> fed = fed(admin);
        Map<TopicPartition, OffsetAndMetadata> consumed = committed(admin, present.applicationId());
        Map<TopicPartition, Long> begins = new HashMap<>();
        admin.listOffsets(earliest).all().get().forEach((partition, first) -> {
            long begin = first.offset();
            for (Map<TopicPartition, OffsetAndMetadata> known : List.of(fed, consumed)) {
                OffsetAndMetadata done = known.get(partition);
                if (done != null) begin = Math.max(begin, done.offset());
            }
            begins.put(partition, begin);
        });
        return begins;
    }

    /** What earlier feeds from this log to this very installation have done. */
    private Map<TopicPartition, OffsetAndMetadata> fed(Admin admin) throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetAndMetadata> fed = committed(admin, fresh.feedGroup());
        String mark = mark(admin);
        fed.values().removeIf(done -> !done.metadata().equals(mark));
        if (fed.isEmpty() && !isUnused(admin))
            throw new RebuildRefusedException(fresh.topics().observations().name()
                    + " holds something already that this log was not fed to. Choose another prefix.");
        return fed;
    }

    private boolean isUnused(Admin admin) throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (Topic topic : fresh.topics().all())
            describe(admin, Set.of(topic.name()))
                    .forEach((name, found) -> found.partitions()
                            .forEach(p -> latest.put(new TopicPartition(name, p.partition()), OffsetSpec.latest())));
        return admin.listOffsets(latest).all().get().values().stream().allMatch(end -> end.offset() == 0);
    }

    private static Map<TopicPartition, OffsetAndMetadata> committed(Admin admin, String group)
            throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>(admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get());
        committed.values().removeIf(java.util.Objects::isNull);
        return committed;
    }

    /** Topics have ids, so ones that were deleted and made again are not taken for the same. */
    private String mark(Admin admin) throws InterruptedException, ExecutionException {
        String observations = fresh.topics().observations().name();
        return id(admin, present.log()) + " " + id(admin, observations);
    }

    private String id(Admin admin, String topic) throws InterruptedException, ExecutionException {
        return String.valueOf(
                describe(admin, Set.of(topic)).values().stream().findFirst().map(TopicDescription::topicId));
    }

    private Map<String, TopicDescription> describe(Admin admin, Set<String> topics)
            throws InterruptedException, ExecutionException {
        Set<String> missing = new HashSet<>(topics);
        missing.removeAll(admin.listTopics().names().get());
        if (!missing.isEmpty())
            throw new RebuildRefusedException(
                    "There is no topic " + missing.iterator().next()
                            + ": nothing was ever resolved under this prefix, so there is nothing to rebuild from.");
        return admin.describeTopics(topics).allTopicNames().get();
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, fresh.feedGroup());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private KafkaProducer<byte[], byte[]> producer() {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "snappy");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
