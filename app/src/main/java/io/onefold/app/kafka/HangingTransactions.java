package io.onefold.app.kafka;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the transactions that nobody else does. Where an instance and a broker are killed in one moment, a partition may hold the beginning
 * of a transaction that the transaction's coordinator knows nothing of, and then no timeout ends it: whoever reads the partition committed,
 * or the group's offsets, waits for ever. KIP-664 says how such a one is known and aborted. Used by one thread.
 */
public final class HangingTransactions {
    private static final Logger LOG = LoggerFactory.getLogger(HangingTransactions.class);
    private static final String GROUPS_OFFSETS = "__consumer_offsets";
    private static final Set<TransactionState> AT_REST =
            Set.of(TransactionState.EMPTY, TransactionState.COMPLETE_COMMIT, TransactionState.COMPLETE_ABORT);

    private final Admin admin;
    private final String applicationId;
    private final Set<String> topics;
    private final Duration age;
    private final InstantSource clock;
    private boolean isRefused;

    /**
     * Knows the transactions of one application.
     *
     * @param admin stays the caller's
     * @param applicationId with which its transactional ids begin
     * @param topics that it publishes to
     * @param age after which a transaction that is at rest for its coordinator is none that is just being ended
     */
    public HangingTransactions(
            Admin admin, String applicationId, Set<String> topics, Duration age, InstantSource clock) {
        this.admin = admin;
        this.applicationId = applicationId;
        this.topics = Set.copyOf(topics);
        this.age = age;
        this.clock = clock;
    }

    /**
     * Looks once, and aborts what it finds. Where the brokers do not let us look, or abort, that is logged once and is no failure:
     * an administrator may do it with {@code kafka-transactions.sh}.
     */
    public void end() throws InterruptedException, ExecutionException {
        try {
            look();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof AuthorizationException)) throw e;
            if (!isRefused)
                LOG.warn(
                        "event=hanging-transactions-not-looked-for why={}",
                        e.getCause().getMessage());
            isRefused = true;
        }
    }

    private void look() throws InterruptedException, ExecutionException {
        Set<Long> resting = restingProducers();
        if (resting.isEmpty()) return;
        Map<TopicPartition, List<ProducerState>> open = new HashMap<>();
        var described = admin.describeProducers(partitions());
        for (var each : described.all().get().entrySet())
            open.put(each.getKey(), each.getValue().activeProducers());
        for (Map.Entry<TopicPartition, List<ProducerState>> partition : open.entrySet())
            for (ProducerState producer : partition.getValue())
                if (resting.contains(producer.producerId()) && isLeft(producer)) abort(partition.getKey(), producer);
    }

    /** Ours whose coordinator says that no transaction is under way. */
    private Set<Long> restingProducers() throws InterruptedException, ExecutionException {
        return admin.listTransactions().all().get().stream()
                .filter(each -> each.transactionalId().startsWith(applicationId + "-"))
                .filter(each -> AT_REST.contains(each.state()))
                .map(TransactionListing::producerId)
                .collect(Collectors.toSet());
    }

    private boolean isLeft(ProducerState producer) {
        return producer.currentTransactionStartOffset().isPresent()
                && producer.lastTimestamp() < clock.instant().minus(age).toEpochMilli();
    }

    private void abort(TopicPartition partition, ProducerState producer)
            throws InterruptedException, ExecutionException {
        LOG.warn(
                "event=hanging-transaction-aborted partition={} producer={} epoch={}",
                partition,
                producer.producerId(),
                producer.producerEpoch());
        AbortTransactionSpec spec = new AbortTransactionSpec(
                partition,
                producer.producerId(),
                (short) producer.producerEpoch(),
                producer.coordinatorEpoch().orElse(0));
        admin.abortTransaction(spec).all().get();
    }

    /** Where the application writes in transactions: the group's offsets, its changelogs, and the topics that it publishes to. */
    private List<TopicPartition> partitions() throws InterruptedException, ExecutionException {
        Set<String> names = admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get().stream()
                .filter(name ->
                        name.equals(GROUPS_OFFSETS) || topics.contains(name) || name.startsWith(applicationId + "-"))
                .collect(Collectors.toSet());
        List<TopicPartition> partitions = new ArrayList<>();
        for (TopicDescription topic :
                admin.describeTopics(names).allTopicNames().get().values())
            topic.partitions().forEach(each -> partitions.add(new TopicPartition(topic.name(), each.partition())));
        return partitions;
    }
}
