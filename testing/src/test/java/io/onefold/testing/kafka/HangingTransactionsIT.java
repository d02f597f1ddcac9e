package io.onefold.testing.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.app.kafka.HangingTransactions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a broker that lets each user do only what an access control list says. */
class HangingTransactionsIT {
    private static final String APPLICATION = "identity";
    private static final String TRANSACTIONAL_ID = APPLICATION + "-1";
    private static final String TRANSACTIONS = "__transaction_state";
    private static final String TOPIC = "profiles";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
    private static final Duration AGE = Duration.ofMinutes(1);
    private static final long LONG_AGO = 0;

    private Instant time = Instant.parse("2026-11-22T00:00:00Z");
    private EmbeddedBroker broker;
    private Admin administrator;
    private Admin application;

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedBroker.start(Map.of(
                "listener.security.protocol.map", "PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT",
                "sasl.enabled.mechanisms", "PLAIN",
                "sasl.mechanism.inter.broker.protocol", "PLAIN",
                "listener.name.plaintext.plain.sasl.jaas.config",
                        login("administrator") + " user_administrator=\"a\" user_application=\"a\";",
                "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "super.users", "User:administrator;User:ANONYMOUS"));
        administrator = Admin.create(client("administrator"));
        application = Admin.create(client("application"));
        administrator
                .createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1)))
                .all()
                .get();
        allow(ResourceType.TOPIC, "*", AclOperation.READ);
        allow(ResourceType.TRANSACTIONAL_ID, "*", AclOperation.DESCRIBE);
    }

    @AfterEach
    void stop() {
        application.close();
        administrator.close();
        broker.close();
    }

    @Test
    void aTransactionThatItsCoordinatorKnowsNothingOfIsAbortedByWhoeverMay() throws Exception {
        leaveHanging();
        assertThat(waiting()).as("records that no committed reader gets").isPositive();
        HangingTransactions hanging = hanging();

        hanging.end();
        assertThat(waiting()).as("since it may just be ending").isPositive();
        time = time.plus(AGE);
        hanging.end();
        assertThat(waiting()).as("while the cluster does not let it be ended").isPositive();

        allow(ResourceType.CLUSTER, "kafka-cluster", AclOperation.ALTER);
        hanging.end();
        assertThat(waiting()).isZero();
    }

    @Test
    void aTransactionUnderWayIsLeftToItsCoordinator() throws Exception {
        allow(ResourceType.CLUSTER, "kafka-cluster", AclOperation.ALTER);
        HangingTransactions hanging = hanging();
        try (KafkaProducer<byte[], byte[]> producer = producer(TRANSACTIONAL_ID)) {
            producer.initTransactions();
            begin(producer);

            hanging.end();
            time = time.plus(AGE);
            hanging.end();

            assertThat(waiting()).isPositive();
            producer.commitTransaction();
        }
    }

    /** Between two looks at it a working producer rests, and has begun its next transaction, with records of any age. */
    @Test
    void aWorkingProducerIsLeftAlone() throws Exception {
        allow(ResourceType.CLUSTER, "kafka-cluster", AclOperation.ALTER);
        AtomicBoolean isOver = new AtomicBoolean();
        AtomicInteger committed = new AtomicInteger();
        try (KafkaProducer<byte[], byte[]> producer = producer(TRANSACTIONAL_ID)) {
            producer.initTransactions();
            CompletableFuture<Void> working = CompletableFuture.runAsync(() -> {
                while (!isOver.get()) {
                    begin(producer);
                    producer.commitTransaction();
                    committed.incrementAndGet();
                }
            });
            HangingTransactions hanging = hanging();
            while (committed.get() < 300 && !working.isDone()) {
                hanging.end();
                time = time.plus(AGE.dividedBy(1_000));
            }
            isOver.set(true);
            working.get();
        }

        assertThat(committedRecords()).isEqualTo(committed.get());
    }

    /**
     * Begins a transaction, and takes the coordinator back to before it: what it had written then is written again, and is what it reads
     * when it starts.
     */
    private void leaveHanging() throws Exception {
        KafkaProducer<byte[], byte[]> killed = producer(TRANSACTIONAL_ID);
        killed.initTransactions();
        begin(killed);
        ConsumerRecord<byte[], byte[]> before = firstOfCoordinator();
        // Brokers take records of internal topics from no client of another name.
        try (KafkaProducer<byte[], byte[]> internal = producer(Map.of("client.id", "__admin_client"))) {
            internal.send(new ProducerRecord<>(TRANSACTIONS, before.partition(), before.key(), before.value()))
                    .get();
        }
        // Closed in order it would abort.
        killed.close(Duration.ZERO);
        broker.restart();
    }

    private static void begin(KafkaProducer<byte[], byte[]> producer) {
        producer.beginTransaction();
        var unused = producer.send(new ProducerRecord<>(TOPIC, 0, LONG_AGO, new byte[1], new byte[1]));
        producer.flush();
    }

    private HangingTransactions hanging() {
        return new HangingTransactions(application, APPLICATION, Set.of(TOPIC), AGE, () -> time);
    }

    private ConsumerRecord<byte[], byte[]> firstOfCoordinator() throws Exception {
        byte[] id = TRANSACTIONAL_ID.getBytes(StandardCharsets.UTF_8);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                client("administrator"), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TRANSACTIONS).stream()
                    .map(each -> new TopicPartition(TRANSACTIONS, each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (true)
                for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofSeconds(1)))
                    if (endsWith(each.key(), id)) return each;
        }
    }

    private static boolean endsWith(byte[] key, byte[] end) {
        return key.length >= end.length && Arrays.equals(key, key.length - end.length, key.length, end, 0, end.length);
    }

    /** How many records stand before a committed reader that it does not get. */
    private long waiting() throws Exception {
        return end(IsolationLevel.READ_UNCOMMITTED) - end(IsolationLevel.READ_COMMITTED);
    }

    private int committedRecords() {
        Map<String, Object> properties = client("administrator");
        properties.put("isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            long end = consumer.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
            int records = 0;
            while (consumer.position(PARTITION) < end)
                records += consumer.poll(Duration.ofSeconds(1)).count();
            return records;
        }
    }

    private long end(IsolationLevel level) throws Exception {
        return administrator
                .listOffsets(Map.of(PARTITION, OffsetSpec.latest()), new ListOffsetsOptions(level))
                .partitionResult(PARTITION)
                .get()
                .offset();
    }

    private void allow(ResourceType type, String name, AclOperation operation) throws Exception {
        administrator
                .createAcls(List.of(new AclBinding(
                        new ResourcePattern(type, name, PatternType.LITERAL),
                        new AccessControlEntry("User:application", "*", operation, AclPermissionType.ALLOW))))
                .all()
                .get();
    }

    private KafkaProducer<byte[], byte[]> producer(String transactionalId) {
        return producer(Map.of("transactional.id", transactionalId));
    }

    private KafkaProducer<byte[], byte[]> producer(Map<String, Object> settings) {
        Map<String, Object> properties = client("administrator");
        properties.putAll(settings);
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private Map<String, Object> client(String user) {
        return new HashMap<>(Map.of(
                "bootstrap.servers",
                broker.bootstrap(),
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                login(user) + ";"));
    }

    private static String login(String user) {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"" + user
                + "\" password=\"a\"";
    }
}
