package io.onefold.testing.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.app.local.Loopback;
import io.onefold.testing.process.Distribution;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus that looks at an installation: every rule and every dashboard answers, and alerts are set off by what really happens. */
@Tag("long")
class PrometheusIT {
    private static final Duration SOON = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    @Test
    void everyRuleAndDashboardAnswersAndAlertsAreSetOffByWhatHappens() throws Exception {
        RulesTest.assumeIsInstalled("prometheus");
        try (ObservedInstallation installation = ObservedInstallation.start(folder, "")) {
            String nobody = "127.0.0.1:" + Loopback.freePort();
            URI api = URI.create(installation.api());
            try (PrometheusServer prometheus = PrometheusServer.start(
                    Files.createDirectory(folder.resolve("prometheus")),
                    rules(),
                    List.of(api.getAuthority(), nobody))) {
                for (int i = 0; i < 20; i++) installation.sendPerson("p" + i);
                Files.writeString(installation.drop().resolve("a.csv"), """
                        sold_at,member_id,phone,receipt,amount
                        2026-11-20T10:00:00Z,m1,13800000001,r1,9.50
                        """);
                int[] person = {100};
                List<String> silent = new ArrayList<>();
                await().atMost(SOON).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
                    installation.sendPerson("p" + person[0]++);
                    silent.clear();
                    for (Dashboards.Query query : Dashboards.queries())
                        if (prometheus.query(query.filled()).isEmpty())
                            silent.add(query.dashboard() + ": " + query.panel() + ": " + query.expression());
                    assertThat(silent).isEmpty();
                });
                for (JsonNode rule : prometheus.rules())
                    assertThat(rule.path("health").asText())
                            .as(
                                    "%s: %s",
                                    rule.path("name").asText(),
                                    rule.path("lastError").asText())
                            .isEqualTo("ok");

                Files.move(installation.drop(), folder.resolve("elsewhere"));
                for (int i = 0; i < 30; i++)
                    installation.send(
                            "POST",
                            installation.collector() + "/v1/track",
                            "{\"event\": \"Nobody did this\", \"messageId\": \"n" + i + "\"}");

                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(prometheus.firing())
                                .contains(
                                        "OnefoldInstanceMissing",
                                        "OnefoldSourceUnreadable",
                                        "OnefoldQuarantineRate",
                                        "OnefoldSubscriberFailing",
                                        "OnefoldCertificateEnds",
                                        "OnefoldCertificateUnreadable",
                                        "OnefoldDiskFull",
                                        "OnefoldTooOld"));
                assertThat(prometheus.firing())
                        .doesNotContain(
                                "OnefoldConnectorFailed",
                                "OnefoldAccountingGap",
                                "OnefoldInvariantBroken",
                                "OnefoldRestoreStuck",
                                "OnefoldServerErrors");
            }
        }
    }

    /** Without waiting, and with thresholds that one machine reaches: docs/runbook.md. */
    private static String rules() throws IOException {
        String rules = Files.readString(Distribution.root().resolve("deploy/observability/rules.yaml"));
        return replaced(
                replaced(
                        replaced(
                                rules.replaceAll("(?m)^ +for: .*\n", ""),
                                "failing_seconds) > 300",
                                "failing_seconds) > 1"),
                        "onefold_disk_free_bytes < 2e9",
                        "onefold_disk_free_bytes < 1e18"),
                "age_seconds:p99_5m > 10",
                "age_seconds:p99_5m > 0.001");
    }

    private static String replaced(String rules, String before, String after) {
        assertThat(rules).contains(before);
        return rules.replace(before, after);
    }
}
