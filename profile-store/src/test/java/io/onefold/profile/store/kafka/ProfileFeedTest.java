package io.onefold.profile.store.kafka;

import static io.onefold.profile.Samples.key;
import static io.onefold.profile.Samples.message;
import static io.onefold.profile.Samples.profile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onefold.profile.Samples;
import io.onefold.profile.store.ProfileStore;
import io.onefold.profile.store.Standing;
import io.onefold.profile.store.StoreChange.ProfilePublished;
import io.onefold.profile.store.TimelineQuery;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.Observation;
import io.onefold.schemas.ProfileIndexEntry;
import io.onefold.schemas.binary.TimelineCodec;
import io.onefold.schemas.binary.TimelineRow.ObservationRow;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the consumer that Kafka brings for tests, and a real store. */
class ProfileFeedTest {
    private static final ProfileTopics TOPICS = new ProfileTopics("profiles", "index", "changelog");
    private static final IdentifierKey EMAIL = key(4, 1);
    private static final ProfileValues VALUES = new ProfileValues() {
        @Override
        public ProfilePublished profile(String profileId, byte[] value) {
            return new ProfilePublished(Samples.profile(text(value)));
        }

        @Override
        public ProfileIndexEntry indexEntry(String key, byte[] value) {
            return key.startsWith("i:")
                    ? new ProfileIndexEntry.Member(IdentifierKey.ofHex(key.substring(2)), text(value))
                    : new ProfileIndexEntry.Published(key.substring(2), IdentifierKey.ofHex(text(value)));
        }
    };

    private final ProfileStore store;
    private final Map<String, Long> ends = new HashMap<>(Map.of("profiles", 0L, "index", 0L, "changelog", 0L));
    private MockConsumer<byte[], byte[]> consumer = consumer(0);

    ProfileFeedTest(@TempDir Path directory) {
        store = ProfileStore.open(directory, 1 << 20);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void profilesIndexAndMessagesOfAllTopicsComeIntoTheStoreAndGoOutOfIt() {
        Observation message = message(EMAIL, "m1", 5);
        ProfileFeed feed = started();

        send("profiles", 0, "e", "e");
        send("index", 0, ProfileIndexEntry.keyOf(EMAIL), "e");
        send("index", 1, ProfileIndexEntry.keyOf("e"), EMAIL.hex());
        send("changelog", 0, TimelineCodec.key(message), TimelineCodec.value(new ObservationRow(message)));
        feed.step(Duration.ZERO);

        assertThat(store.reader().standing("e")).isEqualTo(new Standing.Living(profile("e")));
        assertThat(store.reader().timeline("e", TimelineQuery.newest(9)).messages())
                .containsExactly(message);

        send("profiles", 1, "e", null);
        send("index", 2, ProfileIndexEntry.keyOf(EMAIL), null);
        send("changelog", 1, TimelineCodec.key(message), null);
        feed.step(Duration.ZERO);

        assertThat(store.reader().standing("e")).isEqualTo(new Standing.Erased());
        assertThat(store.reader().profileOf(EMAIL)).isEmpty();
        assertThat(store.reader().timeline("e", TimelineQuery.newest(9)).messages())
                .isEmpty();
    }

    @Test
    void anotherFeedGoesOnWhereTheStoreStands() {
        ProfileFeed first = started();
        send("profiles", 0, "a", "a");
        send("profiles", 1, "b", "b");
        first.step(Duration.ZERO);
        ends.put("profiles", 2L);

        consumer = consumer(0);
        started();

        assertThat(consumer.position(partition("profiles"))).isEqualTo(2);
        assertThat(consumer.position(partition("index"))).isZero();
    }

    @Test
    void itHasCaughtUpOnceAllThatWasThereAtItsStartIsRead() {
        ends.put("profiles", 2L);
        ProfileFeed feed = started();

        send("profiles", 0, "a", "a");
        feed.step(Duration.ZERO);
        assertThat(feed.caughtUp()).isFalse();

        send("profiles", 1, "b", "b");
        feed.step(Duration.ZERO);
        assertThat(feed.caughtUp()).isTrue();
    }

    @Test
    void emptyTopicsAreCaughtUpWithAtOnce() {
        assertThat(started().caughtUp()).isTrue();
    }

    @Test
    void aStoreThatMissedWhatTheTopicNoLongerHasIsRefused() {
        ProfileFeed first = started();
        send("profiles", 0, "a", "a");
        first.step(Duration.ZERO);
        ends.put("profiles", 9L);

        consumer = consumer(5);

        assertThatThrownBy(this::started).hasMessageContaining("delete the store's directory");
    }

    @Test
    void aTopicThatDoesNotExistIsNamed() {
        consumer.updatePartitions("index", List.of());

        assertThatThrownBy(this::started).hasMessageContaining("index does not exist");
    }

    @Test
    void aRecordThatCannotBeReadIsNamedByItsPlaceAndChangesNothing() {
        ProfileFeed feed = started();
        send("index", 0, "i:zz", "secret-value");
        send("profiles", 0, "a", "a");

        assertThatThrownBy(() -> feed.step(Duration.ZERO))
                .hasMessageContaining("index-0@0")
                .hasMessageNotContaining("secret-value");
        assertThat(store.reader().standing("a")).isEqualTo(new Standing.Unknown());
        assertThat(store.writer().nextOffset("index", 0)).isEmpty();
    }

    private ProfileFeed started() {
        Map<TopicPartition, Long> found = new HashMap<>();
        ends.forEach((topic, end) -> found.put(partition(topic), end));
        consumer.updateEndOffsets(found);
        ProfileFeed feed = new ProfileFeed(consumer, TOPICS, VALUES, store.writer());
        feed.start();
        return feed;
    }

    private static MockConsumer<byte[], byte[]> consumer(long begin) {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
        for (String topic : TOPICS.all()) {
            consumer.updatePartitions(
                    topic, List.of(new PartitionInfo(topic, 0, Node.noNode(), new Node[0], new Node[0])));
            consumer.updateBeginningOffsets(Map.of(partition(topic), begin));
        }
        return consumer;
    }

    private void send(String topic, long offset, String key, @Nullable String value) {
        send(topic, offset, bytes(key), value == null ? null : bytes(value));
    }

    private void send(String topic, long offset, byte[] key, byte @Nullable [] value) {
        consumer.addRecord(new ConsumerRecord<>(topic, 0, offset, key, value));
    }

    private static TopicPartition partition(String topic) {
        return new TopicPartition(topic, 0);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
