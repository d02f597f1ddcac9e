package io.onefold.testing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onefold.app.local.BrokerProcess;
import io.onefold.app.local.BrokerSettings;
import io.onefold.app.local.Installation;
import io.onefold.app.local.LocalServer;
import io.onefold.app.local.Loopback;
import io.onefold.profile.store.ProfileStore;
import io.onefold.profile.store.StoreChange.ProfilePublished;
import io.onefold.profile.store.kafka.ProfileFeed;
import io.onefold.profile.store.kafka.ProfileFeedThread;
import io.onefold.profile.store.kafka.ProfileTopics;
import io.onefold.profile.store.kafka.ProfileValues;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.ProfileIndexEntry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store's feed on a real broker, with transactions that commit, abort and stay open. */
class ProfileFeedIT {
    private static final ProfileTopics TOPICS = new ProfileTopics("profiles", "index", "changelog");

    @TempDir
    Path folder;

    @Test
    void onlyWhatWasCommittedComesIntoTheStoreAndARestartGoesOnFromThere() throws Exception {
        Installation installation = Installation.under(Path.of(System.getProperty("onefold.home")));
        try (LocalServer broker = BrokerProcess.start(installation, settings());
                KafkaProducer<String, String> producer = producer(broker, "first");
                KafkaProducer<String, String> other = producer(broker, "second")) {
            createTopics(broker);
            producer.initTransactions();
            other.initTransactions();
            producer.beginTransaction();
            index(producer, 1, "one");
            producer.commitTransaction();
            producer.beginTransaction();
            index(producer, 2, "aborted");
            producer.abortTransaction();

            try (ProfileStore store = caughtUp(broker)) {
                assertThat(store.reader().profileOf(identifier(1))).contains("one");
                assertThat(store.reader().profileOf(identifier(2))).isEmpty();
            }

            producer.beginTransaction();
            index(producer, 1, "moved");
            index(producer, 3, "three");
            producer.commitTransaction();
            other.beginTransaction();
            index(other, 4, "open");

            try (ProfileStore store = caughtUp(broker)) {
                assertThat(store.reader().profileOf(identifier(1))).contains("moved");
                assertThat(store.reader().profileOf(identifier(3))).contains("three");
                assertThat(store.reader().profileOf(identifier(4))).isEmpty();
            }
            other.commitTransaction();

            try (ProfileStore store = caughtUp(broker)) {
                assertThat(store.reader().profileOf(identifier(4))).contains("open");
            }
        }
    }

    /** A store that a feed of its own brought up to date. */
    private ProfileStore caughtUp(LocalServer broker) {
        ProfileStore store = ProfileStore.open(folder.resolve("store"), 1 << 20);
        KafkaConsumer<byte[], byte[]> consumer = consumer(broker);
        ProfileFeed feed = new ProfileFeed(consumer, TOPICS, new IndexOnly(), store.writer());
        try (ProfileFeedThread thread = new ProfileFeedThread(consumer, feed)) {
            thread.start();
            await().atMost(Duration.ofSeconds(60)).until(() -> feed.caughtUp() || !thread.running());
            assertThat(thread.failure()).isNull();
        }
        return store;
    }

    private static void index(KafkaProducer<String, String> producer, int number, String profileId) throws Exception {
        producer.send(new ProducerRecord<>("index", ProfileIndexEntry.keyOf(identifier(number)), profileId))
                .get();
    }

    private static IdentifierKey identifier(long number) {
        return new IdentifierKey(4, number, number);
    }

    private BrokerSettings settings() {
        return new BrokerSettings(
                Loopback.freePort(), Loopback.freePort(), folder.resolve("broker"), folder.resolve("logs"), "256m");
    }

    private static void createTopics(LocalServer broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
            admin.createTopics(List.of("profiles", "index", "changelog").stream()
                            .map(name -> new NewTopic(name, 2, (short) 1).configs(Map.of("cleanup.policy", "compact")))
                            .toList())
                    .all()
                    .get();
        }
    }

    private static KafkaProducer<String, String> producer(LocalServer broker, String id) {
        Map<String, Object> config = Map.of("bootstrap.servers", broker.address(), "transactional.id", id);
        return new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
    }

    private static KafkaConsumer<byte[], byte[]> consumer(LocalServer broker) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                broker.address(),
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                false,
                "auto.offset.reset",
                "none");
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Rows of the index whose value is just the profile's id. */
    private static final class IndexOnly implements ProfileValues {
        @Override
        public ProfilePublished profile(String profileId, byte[] value) {
            throw new IllegalStateException("no profile is sent here");
        }

        @Override
        public ProfileIndexEntry indexEntry(String key, byte[] value) {
            IdentifierKey identifier = IdentifierKey.ofHex(key.substring(2));
            return new ProfileIndexEntry.Member(identifier, new String(value, StandardCharsets.UTF_8));
        }
    }
}
