package io.onefold.testing.subscribers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.app.audit.CommittedTopic;
import io.onefold.app.config.DescribedSubscriber;
import io.onefold.app.config.Target;
import io.onefold.app.local.Installation;
import io.onefold.app.subscribers.Backoff;
import io.onefold.app.subscribers.Deliverer;
import io.onefold.app.subscribers.Redrive;
import io.onefold.ingest.connector.SecretReference;
import io.onefold.ingest.connector.Secrets;
import io.onefold.profile.subscription.Audience;
import io.onefold.profile.subscription.Disclosure;
import io.onefold.profile.subscription.FieldPaths;
import io.onefold.profile.subscription.Ground;
import io.onefold.profile.subscription.Subscription;
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
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Deliverers on a real broker, to real servers. */
@Tag("long")
@TestInstance(Lifecycle.PER_CLASS)
@SuppressWarnings("try") // A deliverer works by itself until it is closed.
class WebhookIT {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Backoff QUICK = new Backoff(Duration.ofMillis(10), Duration.ofMillis(100));
    private static final List<String> NAMES = List.of("down", "cut", "poison", "example");
    private static final Path EXAMPLES =
            Path.of("..", "docs", "examples", "subscribers").toAbsolutePath();

    private final Topics topics = new Topics("hooked.").withSubscribers(NAMES, NAMES);
    private final Map<String, Object> client =
            Map.of("bootstrap.servers", EmbeddedBroker.shared().bootstrap());
    private final KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
    private @Nullable TestRegistry registryProcess;
    private @Nullable Registry registry;

    @BeforeAll
    void makeTopics(@TempDir Path folder) throws Exception {
        TestRegistry started = TestRegistry.start(Installation.under(Distribution.home()), folder);
        registryProcess = started;
        Registry connected = Registry.connect(started.settings());
        registry = connected;
        List<Topic> ours = new ArrayList<>();
        for (String name : NAMES) ours.addAll(List.of(topics.subscriber(name), topics.deadLetters(name)));
        assertThat(new TopicCreator(EmbeddedBroker.shared().admin(), new Partitions(2, 2, 2), (short) 1).create(ours))
                .isEmpty();
        new RegistrySubjects(connected, topics).register();
    }

    @AfterAll
    void close() {
        producer.close();
        if (registry != null) registry.close();
        if (registryProcess != null) registryProcess.close();
    }

    @Test
    void aServerThatIsDownGetsAllOfItLaterAndEachProfileInItsOrder() throws Exception {
        Map<String, List<Long>> written = new HashMap<>();
        for (int i = 0; i < 60; i++) {
            String id = "p" + i % 6;
            written.computeIfAbsent(id, any -> new ArrayList<>()).add(write("down", id, "v" + i));
        }
        written.get("p5").add(write("down", "p5", null));
        try (Hook hook = new Hook()) {
            hook.answers(body -> 503);
            try (Deliverer deliverer = deliver("down", hook.url())) {
                hook.await(() -> hook.ids().size() > 3);
                assertThat(deliverer.deliveries().failingSince()).isPresent();
                assertThat(deliverer.deliveries().problem()).isEqualTo("answered 503");

                hook.answers(body -> 204);
                hook.await(() -> written.entrySet().stream()
                        .allMatch(each -> hook.taken(each.getKey()).containsAll(each.getValue())));
            }
            written.forEach((id, offsets) -> assertThat(hook.taken(id)).isEqualTo(offsets));
            assertThat(hook.profiles()).containsOnlyKeys("p0", "p1", "p2", "p3", "p4");
            assertThat(city(hook.profiles().get("p0"))).isEqualTo("v54");
        }
    }

    @Test
    void whatWasTakenAndNotAnsweredComesAgainUnderTheSameIdAndNothingElseDoes() throws Exception {
        try (Hook hook = new Hook()) {
            write("cut", "q1", "first");
            try (Deliverer first = deliver("cut", hook.url())) {
                hook.await(() -> !hook.taken("q1").isEmpty());
                hook.answers(body -> 0);
                write("cut", "q1", "second");
                hook.await(() -> hook.taken("q1").size() > 1);
            }
            int before = hook.ids().size();
            String cut = hook.ids().getLast();

            hook.answers(body -> 204);
            try (Deliverer second = deliver("cut", hook.url())) {
                hook.await(() -> hook.ids().size() > before);
            }
            assertThat(hook.ids().subList(before, hook.ids().size())).contains(cut);
            assertThat(city(hook.profiles().get("q1"))).isEqualTo("second");
            assertThat(hook.taken("q1").stream().distinct()).hasSize(2).isSorted();
        }
    }

    @Test
    void aProfileThatIsRefusedIsSetAsideAndTheRestGoesOnUntilItIsRedriven() throws Exception {
        try (Hook hook = new Hook()) {
            hook.answers(body -> body.toString().contains("\"bad\"") ? 422 : 204);
            for (int i = 0; i < 8; i++) if (i != 3) write("poison", "r" + i, "good");
            int partition = written("poison", null, "r3", "bad").partition();
            // Behind the culprit, so it only comes once that is set aside.
            written("poison", partition, "r9", "good");
            try (Deliverer deliverer = deliver("poison", hook.url())) {
                hook.await(() -> hook.profiles().size() == 8);
                assertThat(deliverer.deliveries().refused()).isEqualTo(1);
            }
            assertThat(hook.profiles()).doesNotContainKey("r3").containsKey("r9");
            List<String> dead = new ArrayList<>();
            new CommittedTopic(client)
                    .read(
                            topics.deadLetters("poison").name(),
                            record -> dead.add(new String(record.key(), UTF_8)
                                    + " "
                                    + new String(
                                            record.headers()
                                                    .lastHeader("onefold-status")
                                                    .value(),
                                            UTF_8)));
            assertThat(dead).containsExactly("r3 422");

            write("poison", "r3", "mended");
            Redrive redrive = new Redrive(subscriber("poison", hook.url()), target(hook.url()), surroundings());

            assertThat(redrive.run()).isEqualTo(new Redrive.Outcome(1, 1, ""));
            assertThat(city(hook.profiles().get("r3"))).isEqualTo("mended");
        }
    }

    @Test
    void theReceiverOfThePageVerifiesAndKeepsWhatItGets() throws Exception {
        write("example", "s1", "here");
        write("example", "s2", "gone soon");
        write("example", "s2", null);
        ProcessBuilder node = new ProcessBuilder("node", "receiver.mjs")
                .directory(EXAMPLES.toFile())
                .redirectErrorStream(true);
        node.environment().putAll(Map.of("SECRET", SECRET, "PORT", "0"));
        Process process = started(node);
        try (BufferedReader said = process.inputReader()) {
            String port = said.readLine().replace("listening on ", "");
            try (Deliverer deliverer = deliver("example", URI.create("http://127.0.0.1:" + port + "/"))) {
                String line = said.readLine();
                for (; line != null && !line.equals("profiles: s1"); line = said.readLine())
                    assertThat(line).startsWith("profiles: ");
                assertThat(line).isEqualTo("profiles: s1");
            }
        } finally {
            process.destroyForcibly();
        }
    }

    /** Skips the test where node is not there. */
    private static Process started(ProcessBuilder node) {
        try {
            return node.start();
        } catch (IOException e) {
            assumeTrue(false, "node is not installed: the receiver of docs/subscribers.md is not tried");
            throw new IllegalStateException(e);
        }
    }

    private Deliverer deliver(String name, URI url) {
        return Deliverer.start(subscriber(name, url), target(url), surroundings(), QUICK);
    }

    private DescribedSubscriber subscriber(String name, URI url) {
        Subscription subscription = new Subscription(
                name,
                "",
                new Audience(new Ground.Other("a test"), new TreeSet<>(), Optional.empty()),
                Disclosure.of(new FieldPaths(List.of("traits.city"))));
        return new DescribedSubscriber(subscription, target(url));
    }

    private static Target.Webhook target(URI url) {
        return new Target.Webhook(url, new SecretReference.Variable("HOOK"), 10, Duration.ofSeconds(10));
    }

    private Deliverer.Surroundings surroundings() {
        return new Deliverer.Surroundings(
                client, "hooked.", topics, serdes(), new Secrets(name -> Optional.of(SECRET)), Clock.systemUTC());
    }

    private TopicSerdes serdes() {
        if (registry == null) throw new IllegalStateException("not started");
        return new TopicSerdes(registry, topics);
    }

    private long write(String name, String id, @Nullable String city) throws Exception {
        return written(name, null, id, city).offset();
    }

    private RecordMetadata written(String name, @Nullable Integer partition, String id, @Nullable String city)
            throws Exception {
        String topic = topics.subscriber(name).name();
        byte[] value = city == null
                ? null
                : serdes().subscriber(name).serializer().serialize(topic, SmallProfile.of(id, city));
        return producer.send(new ProducerRecord<>(topic, partition, id.getBytes(UTF_8), value))
                .get();
    }

    private static @Nullable String city(@Nullable JsonNode profile) {
        return profile == null
                ? null
                : profile.path("traits").path("city").path("value").asText();
    }
}
