package io.onefold.testing.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onefold.app.command.ExitCode;
import io.onefold.testing.process.Distribution;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An installation that was backed up, lost, and brought back. */
@Tag("long")
class BackupIT {
    @TempDir
    private Path folder;

    private final StringWriter said = new StringWriter();
    private final PrintWriter out = new PrintWriter(said, true);

    @Test
    void whatWasBackedUpIsBroughtBackEqualAndGoesOn() throws Exception {
        Path backup = folder.resolve("backup");
        Path settings = folder.resolve("onefold.yaml");
        String before;
        try (RunningInstallation installation = RunningInstallation.start(Distribution.home(), folder, 2)) {
            for (int i = 0; i < 50; i++) send(installation, i);
            assertThat(verb(settings, "audit")).as(said::toString).isEqualTo(ExitCode.OK);
            before = profiles(installation, 50);

            assertThat(verb(settings, "backup", backup.toString())).isEqualTo(ExitCode.FAILED);
            assertThat(said.toString()).contains("already runs on");
            assertThat(backup).doesNotExist();
        }
        assertThat(verb(settings, "backup", backup.toString()))
                .as(said::toString)
                .isEqualTo(ExitCode.OK);
        assertThat(said.toString()).contains("Backing up: 100 %", "MB/s");
        assertThat(Files.readString(backup.resolve("manifest.json")))
                .contains("\"format\" : 1", "tenant.secret", "onefold.yaml");
        assertThat(Files.getPosixFilePermissions(backup)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(Files.getPosixFilePermissions(backup.resolve("tenant.secret")))
                .isEqualTo(Files.getPosixFilePermissions(folder.resolve("data/tenant.secret")));

        assertThat(verb(settings, "backup", backup.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(said.toString()).contains("is not empty");
        assertThat(verb(settings, "restore", backup.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(said.toString()).contains("holds an installation already");

        Files.move(folder.resolve("data"), folder.resolve("lost"));
        assertThat(verb(settings, "restore", damaged(backup).toString())).isEqualTo(ExitCode.FAILED);
        assertThat(said.toString()).contains("is not what was backed up");
        assertThat(verb(settings, "restore", folder.resolve("lost").toString())).isEqualTo(ExitCode.FAILED);
        assertThat(said.toString()).contains("is no backup");
        assertThat(folder.resolve("data/broker")).doesNotExist();
        assertThat(verb(settings, "restore", backup.toString()))
                .as(said::toString)
                .isEqualTo(ExitCode.OK);

        try (RunningInstallation restored = RunningInstallation.restart(Distribution.home(), settings)) {
            assertThat(profiles(restored, 50)).isEqualTo(before);
            assertThat(verb(settings, "audit")).as(said::toString).isEqualTo(ExitCode.OK);
            send(restored, 50);
            assertThat(verb(settings, "audit")).as(said::toString).isEqualTo(ExitCode.OK);
            await().until(() -> profile(restored, 50).contains("p50@example.com"));
        }
    }

    /** A copy of it, in which one byte is another. */
    private Path damaged(Path backup) throws IOException {
        Path copy = folder.resolve("damaged");
        try (Stream<Path> files = Files.walk(backup)) {
            for (Path each : files.toList()) Files.copy(each, copy.resolve(backup.relativize(each)));
        }
        Path file = copy.resolve("data/registry/registry.mv.db");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        return copy;
    }

    private int verb(Path settings, String... words) {
        said.getBuffer().setLength(0);
        return RunningInstallation.execute(settings, out, words);
    }

    private static String profiles(RunningInstallation of, int count) throws IOException, InterruptedException {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < count; i++) {
            int person = i;
            await().until(() -> profile(of, person).contains("p" + person + "@example.com"));
            // The time that its windows end with goes on.
            all.append(profile(of, i).replaceAll("\"asOf\"\\s*:\\s*\"?[^,\"}]*\"?,?", ""));
        }
        return all.toString();
    }

    private static String profile(RunningInstallation of, int person) throws IOException, InterruptedException {
        String url = of.configuration().servers().apiUrl() + "/v1/profiles/by/customer_id/p" + person;
        return ask(HttpRequest.newBuilder(URI.create(url)).build());
    }

    private static void send(RunningInstallation to, int person) throws IOException, InterruptedException {
        String event =
                "{\"messageId\":\"m%1$d\",\"userId\":\"p%1$d\",\"anonymousId\":\"d%1$d\",\"traits\":{\"email\":\"p%1$d@example.com\"}}"
                        .formatted(person);
        String unused = ask(
                HttpRequest.newBuilder(URI.create(to.configuration().collector().url() + "/v1/identify"))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Basic d2ViOg==")
                        .POST(BodyPublishers.ofString(event))
                        .build());
    }

    private static String ask(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            return http.send(request, BodyHandlers.ofString()).body();
        }
    }
}
