package io.onefold.testing.installation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.onefold.app.audit.CommittedTopic;
import io.onefold.app.local.Installation;
import io.onefold.app.rebuild.Cutover;
import io.onefold.app.rebuild.Generations;
import io.onefold.app.rebuild.Generations.Phase;
import io.onefold.app.rebuild.Generations.State;
import io.onefold.app.rebuild.Shadows;
import io.onefold.identity.normalise.IdentifierReader;
import io.onefold.identity.normalise.KeyDeriver;
import io.onefold.identity.normalise.ObservationReader;
import io.onefold.identity.rules.IdentityRules;
import io.onefold.identity.rules.IdentityRulesParser;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.ProfileChange;
import io.onefold.schemas.ProfileChange.Kind;
import io.onefold.schemas.ProfileIndexEntry;
import io.onefold.schemas.kafka.TopicCreator;
import io.onefold.schemas.serde.Registry;
import io.onefold.schemas.serde.RegistrySubjects;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Partitions;
import io.onefold.schemas.topics.Topic;
import io.onefold.schemas.topics.Topics;
import io.onefold.testing.kafka.EmbeddedBroker;
import io.onefold.testing.process.Distribution;
import io.onefold.testing.registry.TestRegistry;
import io.onefold.testing.subscriber.SmallProfile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cut-over writes, and that one which is cut off in its midst ends the same. */
@Tag("long")
class CutoverWritingIT {
    private static final Partitions PARTITIONS = new Partitions(2, 2, 2);
    private static final KeyDeriver KEYS = new KeyDeriver("a secret for tests".getBytes(UTF_8));
    private static final IdentityRules RULES =
            IdentityRulesParser.parse(IdentityRulesParser.shipped(), IdentifierReader.blockedValues(KEYS));
    private static final int DIFFERENT = 400;

    private final Topics present = new Topics("cut.");
    private final Topics fresh = present.ofGeneration(2);
    private final Topics shadow = fresh.shadow();
    private final Map<String, Object> client =
            Map.of("bootstrap.servers", EmbeddedBroker.shared().bootstrap());

    @Test
    void onlyDifferencesAreWrittenAndOneThatIsCutOffEndsTheSame(@TempDir Path folder) throws Exception {
        try (TestRegistry registryProcess = TestRegistry.start(Installation.under(Distribution.home()), folder);
                Registry registry = Registry.connect(registryProcess.settings());
                Admin admin = Admin.create(client)) {
            TopicSerdes serdes = new TopicSerdes(registry, present);
            prepare(admin, registry, serdes);
            admin.alterConsumerGroupOffsets(
                            "cut.onefold",
                            Map.of(
                                    new TopicPartition(
                                            present.identityCommands().name(), 0),
                                    new OffsetAndMetadata(7, "time"),
                                    new TopicPartition(present.observations().name(), 0),
                                    new OffsetAndMetadata(9)))
                    .all()
                    .get();
            new Generations(client, present).become(new State(2, Phase.BEGUN), (short) 1);

            CompletableFuture<SortedMap<String, Long>> first = CompletableFuture.supplyAsync(() -> run(serdes, 3));
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> read(present.customerProfiles()).size() > 2 + DIFFERENT + 30);
            Cutover.abandon(client, "cut.g2.onefold");
            assertThatThrownBy(first::join).isNotNull();
            assertThat(new Generations(client, present).state()).isEqualTo(new State(2, Phase.TOLD));
            SortedMap<String, Long> rest = run(serdes, 3);

            assertThat(rest.get(present.customerProfiles().name())).isLessThan(DIFFERENT);
            assertThat(rest).doesNotContainKey(present.profileChanges().name());
            assertThat(latest(present.customerProfiles())).isEqualTo(latest(shadow.customerProfiles()));
            assertThat(read(present.customerProfiles()).stream().map(CutoverWritingIT::key))
                    .filteredOn(key -> key.equals("same"))
                    .hasSize(1);
            assertThat(read(present.customerProfiles())).hasSize(2 + DIFFERENT + DIFFERENT + 2);
            assertThat(changes(serdes))
                    .containsExactly(new ProfileChange(Kind.RENAMED, List.of("gone"), List.of("come"), ""));
            assertThat(latest(present.profileIndex()).keySet())
                    .containsExactlyInAnyOrder("i:" + member().hex(), "p:gone", "p:come", "p:long-ago");
            assertThat(new Generations(client, present).state()).isEqualTo(new State(2, Phase.LIVE));
            assertThat(admin.listConsumerGroupOffsets("cut.g2.onefold")
                            .partitionsToOffsetAndMetadata()
                            .get())
                    .containsExactly(Map.entry(
                            new TopicPartition(present.identityCommands().name(), 0), new OffsetAndMetadata(7)));
        }
    }

    private SortedMap<String, Long> run(TopicSerdes serdes, int atOnce) {
        try {
            return new Cutover(
                            client,
                            present,
                            fresh,
                            new Cutover.Applications("cut.onefold", "cut.g2.onefold"),
                            serdes,
                            new Cutover.Means(new ObservationReader(RULES, KEYS), InstantSource.system()))
                    .atOnce(atOnce)
                    .run();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void prepare(Admin admin, Registry registry, TopicSerdes serdes) throws Exception {
        assertThat(new TopicCreator(admin, PARTITIONS, (short) 1).create(present.all()))
                .isEmpty();
        assertThat(new Shadows(admin, present, shadow).create(new Partitions(5, 5, 5), (short) 1))
                .isEmpty();
        assertThat(admin.describeTopics(List.of(
                                shadow.customerProfiles().name(),
                                shadow.observations().name()))
                        .allTopicNames()
                        .get()
                        .values())
                .extracting(topic -> topic.partitions().size())
                .containsExactlyInAnyOrder(2, 5);
        new RegistrySubjects(registry, present).register();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            Writing writing = new Writing(producer, serdes);
            writing.profile(present, "same", "Xi'an");
            writing.profile(shadow, "same", "Xi'an");
            for (int i = 0; i < DIFFERENT; i++) {
                writing.profile(present, "other" + i, "Xi'an");
                writing.profile(shadow, "other" + i, "Suzhou");
            }
            writing.profile(present, "gone", "Harbin");
            writing.profile(shadow, "come", "Harbin");
            writing.row(present, new ProfileIndexEntry.Member(member(), "gone"));
            writing.row(present, new ProfileIndexEntry.Published("gone", member()));
            writing.row(present, new ProfileIndexEntry.Published("long-ago", member()));
            writing.row(shadow, new ProfileIndexEntry.Member(member(), "come"));
            writing.row(shadow, new ProfileIndexEntry.Published("come", member()));
            // It came and went while the fresh generation was made.
            writing.row(shadow, new ProfileIndexEntry.Published("passing", member()));
        }
    }

    private static IdentifierKey member() {
        return KEYS.key(RULES.namespace("member_id").orElseThrow(), "M1");
    }

    /** Writes what an engine would have published. */
    private record Writing(KafkaProducer<byte[], byte[]> producer, TopicSerdes serdes) {
        void profile(Topics topics, String id, String city) throws Exception {
            String topic = topics.customerProfiles().name();
            byte[] value = serdes.customerProfiles().serializer().serialize(topic, SmallProfile.of(id, city));
            producer.send(new ProducerRecord<>(topic, id.getBytes(UTF_8), value))
                    .get();
        }

        void row(Topics topics, ProfileIndexEntry row) throws Exception {
            String topic = topics.profileIndex().name();
            byte[] value = serdes.profileIndex().serializer().serialize(topic, row);
            producer.send(new ProducerRecord<>(topic, row.key().getBytes(UTF_8), value))
                    .get();
        }
    }

    private List<ProfileChange> changes(TopicSerdes serdes) {
        return read(present.profileChanges()).stream()
                .map(record -> serdes.profileChanges().deserializer().deserialize(record.topic(), record.value()))
                .toList();
    }

    private Map<String, List<Byte>> latest(Topic topic) {
        Map<String, List<Byte>> latest = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : read(topic)) {
            if (record.value() == null) latest.remove(key(record));
            else latest.put(key(record), bytes(record.value()));
        }
        return latest;
    }

    private static List<Byte> bytes(byte[] value) {
        List<Byte> bytes = new ArrayList<>();
        for (byte each : value) bytes.add(each);
        return bytes;
    }

    private List<ConsumerRecord<byte[], byte[]>> read(Topic topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        new CommittedTopic(client).read(topic.name(), records::add);
        return records;
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), UTF_8);
    }
}
