package io.onefold.testing.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onefold.app.local.BrokerProcess;
import io.onefold.app.local.BrokerSettings;
import io.onefold.app.local.Installation;
import io.onefold.app.local.LocalServer;
import io.onefold.app.local.LocalStartException;
import io.onefold.app.local.Loopback;
import io.onefold.app.local.RegistryProcess;
import io.onefold.app.local.RegistrySettings;
import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalProcessIT {
    private final Installation installation = Installation.under(Path.of(System.getProperty("onefold.home")));

    @TempDir
    Path folder;

    @Test
    void aBrokerKeepsItsTopicsFromStartToStart() throws Exception {
        try (LocalServer broker = BrokerProcess.start(installation, broker());
                Admin admin = admin(broker)) {
            admin.createTopics(List.of(new NewTopic("kept", 3, (short) 1)))
                    .all()
                    .get();
        }

        try (LocalServer broker = BrokerProcess.start(installation, broker());
                Admin admin = admin(broker)) {
            assertThat(admin.listTopics().names().get()).isEqualTo(Set.of("kept"));
            assertThat(admin.describeFeatures().featureMetadata().get().finalizedFeatures())
                    .hasEntrySatisfying(
                            "transaction.version",
                            v -> assertThat(v.maxVersionLevel()).isEqualTo((short) 2));
        }
    }

    @Test
    void aRegistryKeepsItsIdsFromStartToStartAndRefusesIncompatibleSchemas() throws Exception {
        int id;
        try (LocalServer registry = RegistryProcess.start(installation, registry())) {
            String answer = register(registry, "{\"name\":\"a\",\"type\":\"int\"}");
            id = Integer.parseInt(answer.replaceAll("\\D", ""));
            assertThat(register(registry, "{\"name\":\"a\",\"type\":\"string\"}"))
                    .contains("409");
        }

        try (LocalServer registry = RegistryProcess.start(installation, registry())) {
            assertThat(register(registry, "{\"name\":\"a\",\"type\":\"int\"}")).isEqualTo("{\"id\":" + id + "}");
        }
    }

    @Test
    void aTakenPortIsNamedWithTheSettingThatChangesIt() throws Exception {
        BrokerSettings settings = broker();
        try (ServerSocket taken = new ServerSocket(settings.port(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> BrokerProcess.start(installation, settings))
                    .isInstanceOf(LocalStartException.class)
                    .hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageContaining("broker.port");
        }
    }

    @Test
    void aProcessThatCannotStartSaysWhatItsLogSaid() {
        BrokerSettings settings = new BrokerSettings(
                Loopback.freePort(), Loopback.freePort(), folder.resolve("broker"), folder.resolve("logs"), "1k");

        assertThatThrownBy(() -> BrokerProcess.start(installation, settings))
                .isInstanceOf(LocalStartException.class)
                .hasMessageContaining("exit code")
                .hasMessageContaining("Too small maximum heap");
    }

    @Test
    void aBrokerEndsWhenItsParentIsKilled() throws Exception {
        Process parent = new ProcessBuilder(
                        installation.java().toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StartedBroker.class.getName(),
                        System.getProperty("onefold.home"),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        ProcessHandle broker;
        try (BufferedReader output = parent.inputReader()) {
            String line = output.readLine();
            assertThat(line).as("the parent's output").isNotNull();
            broker = ProcessHandle.of(Long.parseLong(line)).orElseThrow();
        }

        parent.destroyForcibly().waitFor();

        assertThat(broker.onExit().get(40, TimeUnit.SECONDS).isAlive()).isFalse();
    }

    private BrokerSettings broker() {
        return settings(folder);
    }

    static BrokerSettings settings(Path folder) {
        return new BrokerSettings(
                Loopback.freePort(), Loopback.freePort(), folder.resolve("broker"), folder.resolve("logs"), "256m");
    }

    private RegistrySettings registry() {
        return new RegistrySettings(Loopback.freePort(), folder.resolve("registry"), folder.resolve("logs"), "256m");
    }

    private static Admin admin(LocalServer broker) {
        return Admin.create(Map.of("bootstrap.servers", broker.address()));
    }

    private static String register(LocalServer registry, String field) throws Exception {
        String schema = "{\"type\":\"record\",\"name\":\"R\",\"fields\":[" + field + "]}";
        String body = "{\"schema\":\"" + schema.replace("\"", "\\\"") + "\"}";
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(registry.address() + "/subjects/t-value/versions"))
                    .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                    .POST(BodyPublishers.ofString(body))
                    .build();
            return http.send(request, BodyHandlers.ofString()).body();
        }
    }
}
