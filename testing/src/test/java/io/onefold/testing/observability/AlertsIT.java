package io.onefold.testing.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.onefold.schemas.Channel;
import io.onefold.testing.installation.RunningInstallation;
import io.onefold.testing.installation.Troubles;
import io.onefold.testing.process.Distribution;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts about what ought never to be: it is made so, one after another, and a real Prometheus notices. */
@Tag("long")
class AlertsIT {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final int PEOPLE = 30;
    /** Wave after wave, so that lag grows at some moment however fast it is worked off. */
    private static final int WAVE = 20_000;

    private static final Duration BETWEEN_WAVES = Duration.ofSeconds(3);

    @TempDir
    private Path folder;

    @Test
    void whatOughtNeverToBeSetsOffItsAlert() throws Exception {
        RulesTest.assumeIsInstalled("prometheus");
        ObservedInstallation installation = ObservedInstallation.start(folder, "");
        String api = installation.api();
        try (PrometheusServer prometheus = PrometheusServer.start(
                Files.createDirectory(folder.resolve("prometheus")),
                rules(),
                List.of(URI.create(api).getAuthority()))) {
            try (installation) {
                for (int i = 0; i < PEOPLE; i++) installation.sendPerson("p" + i);
                Troubles troubles = new Troubles(installation.running().configuration());

                troubles.breakConnectorLike("till");
                awaitFiring(prometheus, "OnefoldConnectorFailed");

                troubles.loseMessages();
                awaitFiring(prometheus, "OnefoldAccountingGap");

                troubles.forgeUnion();
                awaitFiring(prometheus, "OnefoldInvariantBroken");

                String web = installation
                        .running()
                        .configuration()
                        .topics()
                        .topics()
                        .touchpoints(Channel.WEB)
                        .name();
                await().atMost(SOON).pollInterval(BETWEEN_WAVES).until(() -> {
                    troubles.flood(web, WAVE);
                    return prometheus.fired("OnefoldLagGrowing");
                });

                Map<String, ProcessHandle> servers = installation.running().processes();
                String person = profileId(installation, "p1@example.com");
                heldUntil(servers.get("broker"), () -> {
                    HttpResponse<String> revealed = installation.send(
                            "POST",
                            api + "/console/api/people/" + person + "/reveal",
                            "{\"who\": \"a test\", \"why\": \"no broker answers\"}");
                    assertThat(revealed.statusCode()).isEqualTo(503);
                    return prometheus.firing().contains("OnefoldServerErrors");
                });

                heldUntil(servers.get("connect"), () -> prometheus.firing().contains("OnefoldNotReady"));
            }

            delete(folder.resolve("data/state"));
            try (ExecutorService starting = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<RunningInstallation> started = starting.submit(this::startWithSlowRestore);
                awaitFiring(prometheus, "OnefoldRestoreStuck");
                started.get().close();
            }
        }
    }

    private static void awaitFiring(PrometheusServer prometheus, String alert) {
        await().atMost(SOON).untilAsserted(() -> assertThat(prometheus.firing()).contains(alert));
    }

    /** Holds a server until something is so. */
    private static void heldUntil(ProcessHandle server, Callable<Boolean> isSo) throws Exception {
        signal("STOP", server);
        try {
            await().atMost(SOON).until(isSo);
        } finally {
            signal("CONT", server);
        }
    }

    private static void signal(String name, ProcessHandle to) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(to.pid()))
                .inheritIO()
                .start()
                .waitFor();
        assertThat(code).isZero();
    }

    private static String profileId(ObservedInstallation installation, String email) throws Exception {
        HttpResponse<String> found = await().until(
                        () -> installation.get(installation.api() + "/v1/profiles/by/email/" + email),
                        answer -> answer.statusCode() == 200);
        return new ObjectMapper().readTree(found.body()).path("profileId").asText();
    }

    /** The broker gathers for ten seconds before it answers whoever reads state back. */
    private RunningInstallation startWithSlowRestore() throws IOException, InterruptedException {
        return RunningInstallation.restart(
                Distribution.home(),
                folder.resolve("onefold.yaml"),
                "--set",
                "kafka.restore.consumer.fetch.min.bytes=50000000",
                "--set",
                "kafka.restore.consumer.fetch.max.wait.ms=10000");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
        }
    }

    /** Without waiting, and looking back for seconds instead of minutes. */
    private static String rules() throws IOException {
        String rules = Files.readString(Distribution.root().resolve("deploy/observability/rules.yaml"))
                .replaceAll("(?m)^ +for: .*\n", "");
        rules = replaced(rules, "sum_by_topic > 5000", "sum_by_topic > 100");
        rules = replaced(
                rules, "deriv(onefold:lag_records:sum_by_topic[10m])", "deriv(onefold:lag_records:sum_by_topic[30s])");
        rules = replaced(rules, "in_flight[10m]", "in_flight[15s]");
        rules = replaced(rules, "sum_by_topic)[10m:30s]", "sum_by_topic)[15s:3s]");
        return replaced(rules, "done_records[5m]", "done_records[10s]");
    }

    private static String replaced(String rules, String before, String after) {
        assertThat(rules).contains(before);
        return rules.replace(before, after);
    }
}
