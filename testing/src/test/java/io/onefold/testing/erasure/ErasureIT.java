package io.onefold.testing.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onefold.app.audit.CommittedTopic;
import io.onefold.app.kafka.Janitor;
import io.onefold.app.kafka.Turnover;
import io.onefold.app.local.Installation;
import io.onefold.app.sample.SampleCompany;
import io.onefold.identity.streams.Names;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.topics.Retention;
import io.onefold.schemas.topics.Topic;
import io.onefold.schemas.topics.Topics;
import io.onefold.testing.identity.RunningIdentity;
import io.onefold.testing.identity.RunningStore;
import io.onefold.testing.kafka.EmbeddedBroker;
import io.onefold.testing.registry.TestRegistry;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds docs/privacy.md against a real broker: what an erasure takes at once, and what is gone after the horizon. */
@Tag("long")
class ErasureIT {
    private static final Instant END = Instant.parse("2026-06-30T16:00:00Z");
    private static final String MARK = "zq7f03c1d9e5b8a26";
    private static final String NAME = "erasing";
    private static final String REBUILT = "rebuilt";

    private final MarkedPerson person = new MarkedPerson(MARK, END.toEpochMilli() - 86_400_000);
    private final Traces traces = Traces.of(MARK);
    private final Set<String> idsBefore = new TreeSet<>();

    @TempDir
    private Path folder;

    @AfterEach
    void stopListening() {
        traces.close();
    }

    @Test
    void whatWasErasedNeverComesBackAndIsNowhereAfterTheHorizon() throws Exception {
        List<Touchpoint> touchpoints =
                new ArrayList<>(SampleCompany.generate(17, 40, END).touchpoints());
        touchpoints.addAll(person.touchpoints());
        Installation installation = Installation.under(Path.of(System.getProperty("onefold.home")));
        try (EmbeddedBroker broker = EmbeddedBroker.start(swift());
                TestRegistry registry = TestRegistry.start(installation, folder);
                RunningIdentity identity = RunningIdentity.start(place(NAME, broker, registry));
                RunningIdentity rebuilt = RunningIdentity.start(place(REBUILT, broker, registry))) {
            identity.publish(touchpoints);
            identity.tick(END.toEpochMilli());
            identity.awaitRest();
            identity.restart();
            assertIsEverywhere(identity, broker);

            identity.command(person.erasure());
            identity.awaitRest();
            assertIsErased(identity, "erased");

            identity.publish(touchpoints);
            identity.awaitRest();
            assertIsErased(identity, "redelivered");

            identity.restart();
            assertIsErased(identity, "restarted");

            identity.restore();
            assertIsErased(identity, "restored");

            identity.feed(rebuilt);
            rebuilt.tick(END.toEpochMilli());
            rebuilt.awaitRest();
            assertIsErased(rebuilt, "rebuilt");
            assertThat(rebuilt.published().profiles())
                    .isEqualTo(identity.published().profiles());
            assertThat(rebuilt.published().index())
                    .isEqualTo(identity.published().index());
            assertThat(timelines(rebuilt)).isEqualTo(timelines(identity));
            rebuilt.stop();
            assertThat(traces.files(broker.folder()))
                    .as("nothing that was erased is copied to another installation")
                    .isNotEmpty()
                    .noneMatch(
                            file -> broker.folder().relativize(file).toString().startsWith(REBUILT));
            assertThat(traces.files(state(REBUILT))).isEmpty();

            forgetOnTheBroker(broker);
            identity.restore();
            identity.stop();
            assertThat(traces.files(state(NAME))).isEmpty();
        }
        assertThat(traces.logged()).isEmpty();
    }

    /** So that what follows proves something. */
    private void assertIsEverywhere(RunningIdentity identity, EmbeddedBroker broker) throws Exception {
        assertThat(traces.files(broker.folder())).isNotEmpty();
        assertThat(traces.files(state(NAME))).isNotEmpty();
        for (String topic : readable(identity))
            assertThat(latest(broker.bootstrap(), topic)).as(topic).anyMatch(traces::in);
        try (RunningStore store = identity.store(folder.resolve("store-" + NAME))) {
            String answer = store.get("/v1/profiles/by/email/" + person.email()).body();
            assertThat(answer).contains(MARK);
        }
        idsBefore.addAll(identity.published().profiles().keySet());
        idsBefore.addAll(identity.published().naming().keySet());
        assertThat(traces.files(folder.resolve("store-" + NAME))).isNotEmpty();
    }

    private void assertIsErased(RunningIdentity identity, String when) throws Exception {
        assertThat(identity.audit().differences()).as(when).isEmpty();
        for (String topic : readable(identity))
            assertThat(latest(identity.bootstrap(), topic))
                    .as(when + ": " + topic)
                    .isNotEmpty()
                    .noneMatch(traces::in);
        Path kept = folder.resolve("store-" + identity.installed().applicationId());
        try (RunningStore store = identity.store(kept)) {
            assertThat(store.get("/v1/profiles/by/email/" + person.email()).statusCode())
                    .as(when)
                    .isEqualTo(404);
            for (String id : idsBefore) {
                assertThat(store.get("/v1/profiles/" + id).body()).as(when).doesNotContain(MARK);
                assertThat(store.get("/v1/profiles/" + id + "/timeline?limit=500")
                                .body())
                        .as(when)
                        .doesNotContain(MARK);
            }
            store.tidy();
        }
        identity.store(kept).close();
        assertThat(traces.files(kept)).as(when).isEmpty();
    }

    private static List<String> readable(RunningIdentity identity) {
        Topics topics = identity.installed().topics();
        return List.of(
                topics.customerProfiles().name(),
                Names.timelineChangelog(identity.installed().applicationId()));
    }

    private static Map<ByteBuffer, ByteBuffer> timelines(RunningIdentity identity) {
        return latestByKey(
                identity.bootstrap(),
                Names.timelineChangelog(identity.installed().applicationId()));
    }

    private static List<byte[]> latest(String bootstrap, String topic) {
        return latestByKey(bootstrap, topic).values().stream()
                .map(ByteBuffer::array)
                .toList();
    }

    private static Map<ByteBuffer, ByteBuffer> latestByKey(String bootstrap, String topic) {
        Map<ByteBuffer, ByteBuffer> latest = new HashMap<>();
        new CommittedTopic(Map.of("bootstrap.servers", bootstrap)).read(topic, record -> {
            if (record.value() == null) latest.remove(ByteBuffer.wrap(record.key()));
            else latest.put(ByteBuffer.wrap(record.key()), ByteBuffer.wrap(record.value()));
        });
        return latest;
    }

    /** The days of docs/privacy.md, shortened; what is done in them is what a running installation does. */
    private void forgetOnTheBroker(EmbeddedBroker broker) throws Exception {
        Topics topics = new Topics(NAME + ".");
        List<String> consumed = topics.all().stream()
                .filter(topic -> topic.retention() instanceof Retention.UntilConsumed)
                .map(Topic::name)
                .toList();
        InstantSource later = () -> Instant.now().plus(Duration.ofDays(9));
        try (Admin admin = broker.admin()) {
            shorten(admin);
            Turnover turnover =
                    new Turnover(Map.of("bootstrap.servers", broker.bootstrap()), topics, NAME, InstantSource.system());
            Janitor janitor = new Janitor(admin, NAME, consumed, Duration.ofDays(7), later);
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> {
                        turnover.turn();
                        janitor.clean();
                        assertThat(traces.files(broker.folder())).isEmpty();
                    });
        }
    }

    private static void shorten(Admin admin) throws Exception {
        List<AlterConfigOp> settings = List.of(
                set("segment.ms", "1000"),
                set("max.compaction.lag.ms", "1000"),
                set("min.compaction.lag.ms", "0"),
                set("min.cleanable.dirty.ratio", "0.01"),
                // Keys of tombstones hold message and order ids.
                set("delete.retention.ms", "0"),
                set("file.delete.delay.ms", "0"));
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        for (String topic : admin.listTopics().names().get())
            if (topic.startsWith(NAME)) changes.put(new ConfigResource(ConfigResource.Type.TOPIC, topic), settings);
        admin.incrementalAlterConfigs(changes).all().get();
    }

    private static AlterConfigOp set(String setting, String value) {
        return new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET);
    }

    /** Does now and then what others do in hours, and writes what is sent as it is, so that it can be found. */
    private static Map<String, String> swift() {
        return Map.of(
                "compression.type", "uncompressed",
                "log.initial.task.delay.ms", "500",
                "log.retention.check.interval.ms", "500",
                "log.cleaner.backoff.ms", "200");
    }

    private Path state(String name) {
        return folder.resolve("state-" + name);
    }

    private RunningIdentity.Place place(String name, EmbeddedBroker broker, TestRegistry registry) {
        return new RunningIdentity.Place(name, broker.bootstrap(), registry.settings(), state(name), 2);
    }
}
