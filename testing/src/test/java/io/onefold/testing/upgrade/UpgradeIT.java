package io.onefold.testing.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.onefold.testing.process.Distribution;
import io.onefold.testing.process.OnefoldProcess;
import io.onefold.testing.process.Ports;
import io.onefold.testing.process.Verb;
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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The present build on what earlier versions left: broker, registry, state, profiles. {@code .ci/keep-installation} makes one of those, and
 * nothing ever changes them.
 */
@Tag("long")
class UpgradeIT {
    private static final Path KEPT = Path.of("src", "test", "resources", "upgrade");
    private static final Duration START = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    @BeforeAll
    static void requireTar() throws Exception {
        assumeTrue(
                succeeds("tar", "--version") && succeeds("xz", "--version"),
                "tar or xz (Debian's tar and xz-utils) is not there: no earlier installation is unpacked");
    }

    static List<Path> earlier() throws IOException {
        try (Stream<Path> files = Files.list(KEPT)) {
            return files.filter(file -> file.toString().endsWith(".tar.xz"))
                    .map(Path::toAbsolutePath)
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("earlier")
    void itStartsOnAnEarlierInstallationAndItsProfilesEqualTheBatchRun(Path kept) throws Exception {
        assertThat(succeeds("tar", "-C", folder.toString(), "-xJf", kept.toString()))
                .isTrue();
        Ports ports = Ports.free();
        try (OnefoldProcess up = Distribution.start(folder, arguments("up", ports))) {
            up.awaitLine("Ready after", START);
            String before = audit(ports);
            assertThat(before).contains("profiles equal to the batch run");
            assertThat(profile(ports, "person7@example.com")).as("was erased").isEqualTo(404);
            assertThat(profile(ports, "person8@example.com")).isEqualTo(200);

            assertThat(identify(ports)).isEqualTo(200);
            await().atMost(START).until(() -> profile(ports, "new@example.com") == 200);
            assertThat(audit(ports)).isNotEqualTo(before).contains("profiles equal to the batch run");
            up.signal("TERM");
            assertThat(up.awaitEnd()).as(up.output()).isZero();
        }
    }

    private String audit(Ports ports) {
        Verb audit = await().atMost(START)
                .until(() -> Verb.run(arguments("audit", ports)), result -> result.exitCode() != 3);
        assertThat(audit.exitCode()).as(audit.output()).isZero();
        return audit.output();
    }

    private List<String> arguments(String verb, Ports ports) {
        List<String> arguments = new ArrayList<>(List.of(verb));
        arguments.addAll(List.of("--data", folder.resolve("data").toString(), "--set", "topics.partitions=1"));
        arguments.addAll(ports.flags());
        return arguments;
    }

    private static boolean succeeds(String... command) throws Exception {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static int identify(Ports ports) throws Exception {
        return status(HttpRequest.newBuilder(URI.create(ports.collectorUrl() + "/v1/identify"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Basic d2ViOg==")
                .POST(BodyPublishers.ofString(
                        "{\"messageId\":\"new\",\"userId\":\"new\",\"traits\":{\"email\":\"new@example.com\"}}"))
                .build());
    }

    private static int profile(Ports ports, String email) throws Exception {
        return status(HttpRequest.newBuilder(URI.create(ports.apiUrl() + "/v1/profiles/by/email/" + email))
                .build());
    }

    private static int status(HttpRequest request) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}
