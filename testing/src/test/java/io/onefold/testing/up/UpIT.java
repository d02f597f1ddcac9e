package io.onefold.testing.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.testing.process.Distribution;
import io.onefold.testing.process.OnefoldProcess;
import io.onefold.testing.process.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./onefold up} as somebody at a terminal has it; each test goes on with the data folder of the one before. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UpIT {
    private static final Duration START = Duration.ofMinutes(5);
    private static final Ports PORTS = Ports.free();
    private static final Pattern STAGE = Pattern.compile("^  (\\S.{20,21}) +\\d+\\.\\d s", Pattern.MULTILINE);
    private static final Pattern STOPPED = Pattern.compile("^  (\\S.{20,21}) +stopped", Pattern.MULTILINE);

    @TempDir
    private static Path folder;

    @Test
    @Order(1)
    void aTakenPortIsNamedAndWhatHadStartedIsStopped() throws Exception {
        try (ServerSocket taken = new ServerSocket(PORTS.collector(), 1, InetAddress.getLoopbackAddress());
                OnefoldProcess up = up()) {
            up.awaitLine("topics", START);
            List<ProcessHandle> tree = up.tree();

            assertThat(up.awaitEnd()).isEqualTo(1);
            assertThat(up.output())
                    .contains("port " + taken.getLocalPort(), "is taken", "collector.port")
                    .doesNotContain("Exception", "Ready after");
            assertThat(tree).as("application, broker and registry").hasSize(3);
            assertThat(OnefoldProcess.survivors(tree)).isEmpty();
        }
    }

    @Test
    @Order(2)
    void aSecondOneOnTheSameFolderIsRefusedAndTheFirstGoesOnUntilItIsInterrupted() throws Exception {
        try (OnefoldProcess up = up()) {
            up.awaitLine("Ready after", START);
            List<ProcessHandle> tree = up.tree();
            assertThat(send()).isEqualTo(200);

            try (OnefoldProcess second = up()) {
                assertThat(second.awaitEnd()).isEqualTo(1);
                assertThat(second.output())
                        .contains("already runs on " + data(), "process " + up.pid(), "--data")
                        .doesNotContain("Exception");
            }
            awaitProfile();
            assertThat(Files.getPosixFilePermissions(data()))
                    .as("what customers did is for its owner only")
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
            up.interrupt();

            assertThat(up.awaitEnd()).isZero();
            assertThat(names(STOPPED, up.output()))
                    .isEqualTo(names(STAGE, up.output()).reversed())
                    .hasSizeGreaterThan(8);
            assertThat(up.output()).doesNotContain("Exception", "failed");
            assertThat(OnefoldProcess.survivors(tree)).isEmpty();
        }
    }

    @Test
    @Order(3)
    void itStartsAgainWhereItWas() throws Exception {
        try (OnefoldProcess up = up()) {
            up.awaitLine("Ready after", START);
            List<ProcessHandle> tree = up.tree();

            assertThat(get(PORTS.apiUrl() + PROFILE).statusCode())
                    .as("ready means that the store has what it had")
                    .isEqualTo(200);
            assertThat(get(PORTS.apiUrl() + "/health/ready").statusCode()).isEqualTo(200);
            assertThat(get(PORTS.registryUrl() + "/subjects/customer-profiles-value/versions")
                            .body())
                    .isEqualTo("[1]");
            up.signal("TERM");

            assertThat(up.awaitEnd()).isZero();
            assertThat(OnefoldProcess.survivors(tree)).isEmpty();
        }
    }

    private static final String PROFILE = "/v1/profiles/by/email/someone@example.com";

    private static Path data() {
        return folder.resolve("data");
    }

    private static OnefoldProcess up() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("up", "--set", "topics.partitions=4"));
        arguments.addAll(PORTS.flags());
        arguments.addAll(List.of("--data", data().toString()));
        return Distribution.start(folder, arguments);
    }

    /** What the stages are called, in the order in which they are told of. */
    private static List<String> names(Pattern line, String output) {
        List<String> names = new ArrayList<>();
        Matcher matcher = line.matcher(output);
        while (matcher.find()) names.add(matcher.group(1).strip());
        return names;
    }

    private static int send() throws IOException, InterruptedException {
        String event = "{\"messageId\":\"1\",\"userId\":\"u1\",\"traits\":{\"email\":\"someone@example.com\"}}";
        HttpRequest request = HttpRequest.newBuilder(URI.create(PORTS.collectorUrl() + "/v1/identify"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Basic d2ViOg==")
                .POST(BodyPublishers.ofString(event))
                .build();
        return send(request).statusCode();
    }

    private static void awaitProfile() {
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> get(PORTS.apiUrl() + PROFILE).statusCode() == 200);
    }

    private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url)).build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        }
    }
}
