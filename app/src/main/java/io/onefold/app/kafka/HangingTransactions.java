package io.onefold.app.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the transactions that nobody else does. Where an instance and a broker are killed in one moment, a partition may hold the beginning
 * of a transaction that the transaction's coordinator knows nothing of, and then no timeout ends it: whoever reads the partition committed,
 * or the group's offsets, waits for ever. KIP-664 says how such a one is known and aborted; the times of its records, by which that tells
 * its age, say nothing here, since records carry the time of what brought them about. So one counts as left where it was open at two looks
 * that are longer apart than its coordinator lets any transaction last. Used by one thread.
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
    private Map<Open, Instant> firstSeen = Map.of();
    private boolean isRefused;

    /** A transaction that a partition holds the beginning of. A producer's next one begins elsewhere. */
    private record Open(TopicPartition partition, long producerId, long startOffset) {}

    /**
     * Knows the transactions of one application.
     *
     * @param admin stays the caller's
     * @param applicationId with which its transactional ids begin
     * @param topics that it publishes to
     * @param age well beyond the application's transaction timeout
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
     * Looks once, and aborts what was open at a look that long ago already. Where the brokers do not let us look, or abort, that is
     * logged once and is no failure: an administrator may do it with {@code kafka-transactions.sh}.
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
        Map<Open, ProducerState> open = open(producers(Set.of(TransactionState.values())));
        Instant now = clock.instant();
        Map<Open, Instant> seen = new HashMap<>();
        List<Open> old = new ArrayList<>();
        for (Open each : open.keySet()) {
            Instant first = firstSeen.getOrDefault(each, now);
            seen.put(each, first);
            if (!first.plus(age).isAfter(now)) old.add(each);
        }
        firstSeen = seen;
        if (old.isEmpty()) return;
        Set<Long> resting = producers(AT_REST);
        for (Open each : old)
            if (resting.contains(each.producerId())) abort(each.partition(), Objects.requireNonNull(open.get(each)));
    }

    /** Of the application, whose coordinator says one of these. */
    private Set<Long> producers(Set<TransactionState> states) throws InterruptedException, ExecutionException {
        return admin.listTransactions().all().get().stream()
                .filter(each -> each.transactionalId().startsWith(applicationId + "-"))
                .filter(each -> states.contains(each.state()))
                .map(TransactionListing::producerId)
                .collect(Collectors.toSet());
    }

    private Map<Open, ProducerState> open(Set<Long> producers) throws InterruptedException, ExecutionException {
        if (producers.isEmpty()) return Map.of();
        Map<Open, ProducerState> open = new HashMap<>();
        var described = admin.describeProducers(partitions()).all().get();
        described.forEach((partition, states) -> {
            for (ProducerState producer : states.activeProducers())
                if (producers.contains(producer.producerId()))
                    producer.currentTransactionStartOffset()
                            .ifPresent(start -> open.put(new Open(partition, producer.producerId(), start), producer));
        });
        return open;
    }

    private void abort(TopicPartition partition, ProducerState producer)
            throws InterruptedException, ExecutionException {
        AbortTransactionSpec spec = new AbortTransactionSpec(
                partition,
                producer.producerId(),
                (short) producer.producerEpoch(),
                producer.coordinatorEpoch().orElse(0));
        try {
            admin.abortTransaction(spec).all().get();
        } catch (ExecutionException e) {
            // Its producer has come back and ended it meanwhile.
            if (!(e.getCause() instanceof InvalidProducerEpochException)) throw e;
            return;
        }
        LOG.warn(
                "event=hanging-transaction-aborted partition={} producer={} epoch={}",
                partition,
                producer.producerId(),
                producer.producerEpoch());
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
