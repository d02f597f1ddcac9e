package io.onefold.testing.secured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.onefold.app.local.Installation;
import io.onefold.app.rights.Rights;
import io.onefold.testing.installation.Till;
import io.onefold.testing.process.Distribution;
import io.onefold.testing.process.OnefoldProcess;
import io.onefold.testing.process.Ports;
import io.onefold.testing.process.Verb;
import io.onefold.testing.registry.TestRegistry;
import io.onefold.testing.secured.GuardedRegistry.Guard;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All of an installation over TLS and SCRAM, to brokers that give it no more rights than {@code ./onefold acls} names, and to a registry
 * behind a proxy.
 */
@Tag("long")
class SecuredInstallationIT {
    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String PREFIX = "shop.";
    private static final String PASSWORD = "of-the-application-3b0d";
    private static final String OTHERS = "of-somebody-else-8c21";

    @TempDir
    private static Path folder;

    private static Path drop;
    private static SecuredBroker broker;
    private static TestRegistry registry;

    @BeforeAll
    static void start() throws Exception {
        drop = describe();
        broker = SecuredBroker.start(folder);
        registry = TestRegistry.start(Installation.under(Distribution.home()), folder.resolve("registry"));
        broker.add("application", PASSWORD, PREFIX, Rights.application());
        broker.add("till", OTHERS, PREFIX, Rights.producer());
        broker.add("steward", OTHERS, PREFIX, Rights.steward());
        broker.add("warehouse", OTHERS, PREFIX, Rights.reader("warehouse"));
        broker.add("newsletter", OTHERS, PREFIX, Rights.subscriber("newsletter", "newsletter"));
    }

    @AfterAll
    static void stop() {
        registry.close();
        broker.close();
    }

    @Test
    void allOfItWorksWithTheRightsThatAreNamedAndNobodyElseWritesWhatIsInternal() throws Exception {
        Ports ports = Ports.free();
        try (GuardedRegistry guarded = GuardedRegistry.start(registry, folder, Guard.PASSWORD);
                OnefoldProcess up = up(ports, "whole", guarded, scram(), guarded.client())) {
            up.awaitLine("Ready after", START);
            Files.writeString(
                    drop.resolve("a.csv"),
                    "sold_at,member_id,phone,receipt,amount\n2026-11-20T10:00:00Z,m1,13800000001,r1,9.50\n");

            assertThat(identify(ports)).isEqualTo(200);
            await().atMost(START).until(() -> profile(ports, "email", "someone@example.com"), status -> status == 200);
            await().atMost(START).until(() -> profile(ports, "member_id", "m1"), status -> status == 200);
            othersDoOnlyWhatIsTheirs();
            for (String shown : List.of("/connectors/tills", "/connectors/tills/tasks"))
                assertThat(get("http://127.0.0.1:" + ports.connectors() + shown))
                        .contains("env:ONEFOLD_KAFKA_SASL_JAAS_CONFIG")
                        .doesNotContain(PASSWORD, Certificates.PASSWORD, "asked-by-the-gate");
            Verb audit = await().atMost(START)
                    .until(
                            () -> Verb.run(arguments("audit", ports, "whole", guarded, scram(), guarded.client())),
                            result -> result.exitCode() != 3);
            assertThat(audit.output()).contains("profiles equal to the batch run: 2 of 2");

            up.signal("TERM");
            assertThat(up.awaitEnd()).as(up.output()).isZero();
            assertThat(up.output()).doesNotContain(PASSWORD, "hanging-transactions-not-looked-for");
            assertThat(logs()).doesNotContain(PASSWORD, "not authorized");
        }
    }

    private static void othersDoOnlyWhatIsTheirs() throws Exception {
        for (String internal :
                List.of("observations", "identity-links", "onefold-timeline-changelog", "onefold-forest-changelog"))
            for (String user : List.of("till", "steward", "warehouse", "newsletter"))
                assertThatThrownBy(() -> send(user, internal))
                        .as(user + " to " + internal)
                        .hasCauseInstanceOf(TopicAuthorizationException.class);
        for (String refused : List.of("customer-profiles", "touchpoints.quarantine", "identity-commands"))
            assertThatThrownBy(() -> send("till", refused)).hasCauseInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> send("steward", "touchpoints.web"))
                .hasCauseInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> read("till", "touchpoints.web")).isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> read("warehouse", "observations")).isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> read("warehouse", "touchpoints.quarantine"))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> read("newsletter", "customer-profiles")).isInstanceOf(AuthorizationException.class);
        assertThat(read("warehouse", "customer-profiles")).isPositive();
        assertThat(read("newsletter", "subscriber.newsletter")).isPositive();
        send("till", "touchpoints.web");
    }

    @Test
    void aRegistryMayAskForACertificate() throws Exception {
        Ports ports = Ports.free();
        try (GuardedRegistry guarded = GuardedRegistry.start(registry, folder, Guard.CERTIFICATE);
                OnefoldProcess up = up(ports, "certified", guarded, scram(), guarded.client())) {
            up.awaitLine("Ready after", START);

            up.signal("TERM");
            assertThat(up.awaitEnd()).as(up.output()).isZero();
        }
    }

    @Test
    void whatIsRefusedIsNamedWithItsPlaceAndItsRemedy() throws Exception {
        try (GuardedRegistry guarded = GuardedRegistry.start(registry, folder, Guard.PASSWORD)) {
            String brokers = "the brokers at " + broker.bootstrap() + " cannot be used";
            String schemas = "the schema registry at " + guarded.url() + " cannot be used";
            Map<String, String> untrusting = new HashMap<>(scram());
            untrusting.putAll(Certificates.store(Certificates.make(folder, "stranger"), "ssl.truststore"));
            Map<String, String> strange = new HashMap<>(guarded.client());
            strange.putAll(Certificates.store(folder.resolve("stranger.p12"), "schema.registry.ssl.truststore"));
            Map<String, String> mistyped = new HashMap<>(guarded.client());
            mistyped.putAll(GuardedRegistry.password("onefold:mistyped-2b9c"));

            refused(
                    guarded,
                    broker.client("application", "mistyped-2b9c"),
                    guarded.client(),
                    brokers,
                    "kafka.sasl.jaas.config");
            refused(guarded, untrusting, guarded.client(), brokers, "kafka.ssl.truststore");
            refused(guarded, broker.client("till", OTHERS), guarded.client(), brokers, "./onefold acls");
            refused(guarded, scram(), strange, schemas, "schema.registry.ssl.truststore");
            refused(guarded, scram(), mistyped, schemas, "check basic.auth.user.info");
        }
    }

    private static void refused(
            GuardedRegistry guarded, Map<String, String> kafka, Map<String, String> client, String... named)
            throws Exception {
        try (OnefoldProcess up = up(Ports.free(), "refused", guarded, kafka, client)) {
            assertThat(up.awaitEnd()).as(up.output()).isEqualTo(1);
            assertThat(up.output()).contains(named).doesNotContain("mistyped-2b9c", "Ready after", "\tat ");
        }
    }

    private static Map<String, String> scram() {
        return broker.client("application", PASSWORD);
    }

    private static OnefoldProcess up(
            Ports ports, String data, GuardedRegistry guarded, Map<String, String> kafka, Map<String, String> client)
            throws IOException {
        return Distribution.start(folder, arguments("up", ports, data, guarded, kafka, client));
    }

    private static List<String> arguments(
            String verb,
            Ports ports,
            String data,
            GuardedRegistry guarded,
            Map<String, String> kafka,
            Map<String, String> client) {
        List<String> arguments = new ArrayList<>(List.of(verb, "--bootstrap", broker.bootstrap()));
        arguments.addAll(List.of("--data", folder.resolve(data).toString()));
        set(arguments, "registry.url", guarded.url());
        set(arguments, "topics.prefix", PREFIX);
        set(arguments, "topics.partitions", "2");
        set(arguments, "tenant-secret-file", folder.resolve("tenant.secret").toString());
        set(arguments, "connectors.folder", folder.resolve("connectors").toString());
        set(arguments, "subscribers", folder.resolve("subscribers.yaml").toString());
        kafka.forEach((key, value) -> set(arguments, "kafka." + key, value));
        client.forEach((key, value) -> set(arguments, "kafka." + key, value));
        arguments.addAll(ports.flags());
        return arguments;
    }

    private static void set(List<String> arguments, String key, String value) {
        arguments.add("--set");
        arguments.add(key + "=" + value);
    }

    private static Path describe() throws IOException {
        Path drop = Files.createDirectory(folder.resolve("drop"));
        Till.describe(folder.resolve("connectors"), "tills", drop);
        Files.writeString(folder.resolve("subscribers.yaml"), """
                subscribers:
                  newsletter:
                    description: Somebody.
                    purpose: none
                    reason: A test.
                    fields: [activity]
                """);
        return drop;
    }

    private static int identify(Ports ports) throws Exception {
        String call = "{\"messageId\":\"m1\",\"userId\":\"u1\",\"traits\":{\"email\":\"someone@example.com\"}}";
        return status(HttpRequest.newBuilder(URI.create(ports.collectorUrl() + "/v1/identify"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Basic d2ViOg==")
                .POST(BodyPublishers.ofString(call))
                .build());
    }

    private static int profile(Ports ports, String namespace, String value) throws Exception {
        return status(HttpRequest.newBuilder(URI.create(ports.apiUrl() + "/v1/profiles/by/" + namespace + "/" + value))
                .build());
    }

    private static int status(HttpRequest request) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    private static String get(String url) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    private static void send(String user, String topic) throws ExecutionException, InterruptedException {
        Map<String, Object> settings = as(user);
        // Who may write nothing at all is else refused before any topic is named.
        settings.put("enable.idempotence", false);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(PREFIX + topic, new byte[] {1}, new byte[] {1}))
                    .get();
        }
    }

    /** How many records there are, at least. */
    private static int read(String user, String topic) {
        Map<String, Object> settings = as(user);
        settings.put("group.id", user);
        settings.put("auto.offset.reset", "earliest");
        settings.put("isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(PREFIX + topic));
            List<Integer> counts = new ArrayList<>();
            await().atMost(SOON).until(() -> {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofSeconds(1));
                counts.add(records.count());
                return !records.isEmpty();
            });
            return counts.getLast();
        }
    }

    private static Map<String, Object> as(String user) {
        Map<String, Object> settings = new HashMap<>(broker.client(user, OTHERS));
        settings.put("bootstrap.servers", broker.bootstrap());
        return settings;
    }

    private static String logs() throws IOException {
        StringBuilder all = new StringBuilder();
        try (var files = Files.list(folder.resolve("whole/logs"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) all.append(Files.readString(file));
        }
        return all.toString();
    }
}
