package io.onefold.testing.secured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onefold.app.local.Installation;
import io.onefold.testing.process.Distribution;
import io.onefold.testing.process.OnefoldProcess;
import io.onefold.testing.process.Ports;
import io.onefold.testing.process.Verb;
import io.onefold.testing.registry.TestRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kafka's own client properties are all that TLS and SASL take, for everything that {@code up} starts and for every verb. */
class SecuredBrokerIT {
    private static final Duration START = Duration.ofMinutes(5);

    @TempDir
    private static Path folder;

    private static SecuredBroker broker;
    private static TestRegistry registry;

    @BeforeAll
    static void start() throws Exception {
        broker = SecuredBroker.start(folder);
        registry = TestRegistry.start(Installation.under(Distribution.home()), folder.resolve("registry"));
    }

    @AfterAll
    static void stop() {
        registry.close();
        broker.close();
    }

    @Test
    void whatComesInIsPublishedAndTheAuditReadsIt() throws Exception {
        Ports ports = Ports.free();
        try (OnefoldProcess up = up(ports, SecuredBroker.PASSWORD, "data")) {
            up.awaitLine("Ready after", START);

            assertThat(identify(ports)).isEqualTo(200);
            await().atMost(START).until(() -> profile(ports), status -> status == 200);

            Verb audit = Verb.run(arguments("audit", ports, "data"));
            assertThat(audit.output()).contains("profiles equal to the batch run: 1 of 1");
            assertThat(audit.exitCode()).isZero();
            up.signal("TERM");
            assertThat(up.awaitEnd()).as(up.output()).isZero();
            assertThat(up.output()).doesNotContain(SecuredBroker.PASSWORD);
        }
    }

    @Test
    void aWrongPasswordEndsTheStartWithItsReasonAndIsNotShown() throws Exception {
        String wrong = "mistyped-2b9c";
        try (OnefoldProcess up = up(Ports.free(), wrong, "refused")) {
            assertThat(up.awaitEnd()).isEqualTo(1);
            assertThat(up.output())
                    .containsIgnoringCase("authentication failed")
                    .doesNotContain(wrong, "Ready after", "\tat ");
        }
    }

    /** As in a container: properties come from the environment. */
    private static OnefoldProcess up(Ports ports, String password, String data) throws Exception {
        Map<String, String> environment = new TreeMap<>();
        broker.client(password)
                .forEach((key, value) ->
                        environment.put("ONEFOLD_KAFKA_" + key.replace('.', '_').toUpperCase(Locale.ROOT), value));
        List<String> command = new ArrayList<>();
        command.add(Distribution.home().resolve("onefold").toString());
        command.addAll(where("up", ports, data));
        return OnefoldProcess.start(folder, environment, command);
    }

    /** As at a terminal: properties are flags. */
    private static List<String> arguments(String verb, Ports ports, String data) {
        List<String> arguments = where(verb, ports, data);
        broker.client(SecuredBroker.PASSWORD).forEach((key, value) -> {
            arguments.add("--set");
            arguments.add("kafka." + key + "=" + value);
        });
        return arguments;
    }

    private static List<String> where(String verb, Ports ports, String data) {
        List<String> arguments = new ArrayList<>(List.of(verb, "--bootstrap", broker.bootstrap()));
        arguments.addAll(List.of("--data", folder.resolve(data).toString()));
        arguments.addAll(List.of("--set", "registry.url=" + registry.url(), "--set", "topics.partitions=2"));
        arguments.addAll(ports.flags());
        return arguments;
    }

    private static int identify(Ports ports) throws Exception {
        String call = "{\"messageId\":\"m1\",\"userId\":\"u1\",\"traits\":{\"email\":\"someone@example.com\"}}";
        return status(HttpRequest.newBuilder(URI.create(ports.collectorUrl() + "/v1/identify"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Basic d2ViOg==")
                .POST(BodyPublishers.ofString(call))
                .build());
    }

    private static int profile(Ports ports) throws Exception {
        return status(HttpRequest.newBuilder(URI.create(ports.apiUrl() + "/v1/profiles/by/email/someone@example.com"))
                .build());
    }

    private static int status(HttpRequest request) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}
