package io.onefold.testing.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onefold.testing.observability.MetricsText.Described;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds docs/metrics.md and docs/operations.md against an installation that runs. */
@Tag("long")
class MetricsIT {
    /** Some are there once something happened, and Kafka's are looked for once a minute. */
    private static final Duration SOON = Duration.ofSeconds(100);

    @TempDir
    private static Path folder;

    @AutoClose
    private static ObservedInstallation installation;

    @BeforeAll
    static void start() throws Exception {
        installation = ObservedInstallation.start(folder, "logging: {format: json}\n");
        for (int i = 0; i < 5; i++) installation.sendPerson("p" + i);
        Files.writeString(installation.drop().resolve("a.csv"), """
                sold_at,member_id,phone,receipt,amount
                2026-11-20T10:00:00Z,m1,13800000001,r1,9.50
                never,m1,,r2,1
                """);
    }

    @Test
    void eachMetricIsDocumentedWithTypeAndLabelsAndEachDocumentedOneIsThere() throws Exception {
        Map<String, Described> documented = DocumentedMetrics.read();

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(installation.metrics().metrics()).isEqualTo(documented));
    }

    @Test
    void whatStrangersAskForMakesNoLabels() throws Exception {
        for (int i = 0; i < 50; i++) {
            installation.get(installation.api() + "/v1/secret-" + i + "?name=secret");
            installation.get(
                    installation.collector() + "/" + URLEncoder.encode("secret\"\n{" + i, StandardCharsets.UTF_8));
            installation.get(installation.api() + "/v1/profiles/by/email/secret-" + i + "@example.com");
            installation.send("SECRET" + i, installation.api() + "/v1/status", "");
        }

        MetricsText metrics = installation.metrics();
        assertThat(metrics.samples().keySet())
                .noneMatch(sample -> sample.toLowerCase(java.util.Locale.ROOT).contains("secret"));
        assertThat(metrics.values("route")).contains("none", "/v1/profiles/by/{namespace}/{value}");
        assertThat(metrics.values("method")).contains("other");
    }

    @Test
    void aLevelIsChangedWhileItRunsAndLinesAreObjectsWithTheDocumentedKeys() throws Exception {
        String logger = installation.api() + "/v1/logging/io.onefold.app";
        assertThat(installation.get(logger).body()).isEqualTo("{\"level\":\"info\"}");

        assertThat(installation.send("PUT", logger, "{\"level\": \"debug\"}").statusCode())
                .isEqualTo(200);
        assertThat(installation.get(installation.api() + "/v1/logging").body())
                .contains("\"io.onefold.app\":\"debug\"");
        assertThat(installation.send("PUT", logger, "{\"level\": \"loud\"}").body())
                .contains("write one of trace, debug");
        assertThat(installation
                        .send("PUT", installation.api() + "/v1/logging/org.eclipse.jetty", "{\"level\": \"debug\"}")
                        .body())
                .contains("may hold what customers sent");
        assertThat(installation
                        .send("PUT", installation.api() + "/v1/logging/no.such.logger", "{\"level\": \"info\"}")
                        .statusCode())
                .isEqualTo(400);

        String keys =
                "\\{\"timestamp\":\\d+,\"level\":\"[A-Z]+\",\"threadName\":\".*\",\"loggerName\":\".*\",\"formattedMessage\":\".*\"(,\"throwable\":.*)?}";
        await().untilAsserted(
                        () -> assertThat(Files.readAllLines(installation.logs().resolve("onefold.log")))
                                .isNotEmpty()
                                .allMatch(line -> line.matches(keys))
                                .anyMatch(line -> line.contains("event=level-set logger=io.onefold.app level=debug")));
    }
}
