package io.onefold.testing.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.app.local.Loopback;
import io.onefold.testing.process.Distribution;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
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

    /** Panels of what this installation does not have, or not while it is looked at. */
    private static final List<String> EMPTY = List.of();

    @TempDir
    private Path folder;

    @Test
    void everyRuleAndDashboardAnswersAndAlertsAreSetOffByWhatHappens() throws Exception {
        RulesTest.assumeIsInstalled("prometheus");
        EmbeddedPostgres shop = shop();
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
                        if (prometheus.query(query.filled()).isEmpty() && !EMPTY.contains(query.panel()))
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

                shop.close();
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
                                        "OnefoldConnectorFailed",
                                        "OnefoldSourceUnreadable",
                                        "OnefoldQuarantineRate",
                                        "OnefoldSubscriberFailing",
                                        "OnefoldCertificateEnds",
                                        "OnefoldCertificateUnreadable",
                                        "OnefoldDiskFull",
                                        "OnefoldTooOld"));
                assertThat(prometheus.firing())
                        .doesNotContain(
                                "OnefoldAccountingGap",
                                "OnefoldInvariantBroken",
                                "OnefoldRestoreStuck",
                                "OnefoldServerErrors");
            }
        } finally {
            shop.close();
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

    /** A database that is there when its connector is made. */
    private EmbeddedPostgres shop() throws Exception {
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("wal_level", "logical")
                .start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("create table customers(id text primary key, email text, updated_at timestamptz not null)");
        }
        Path secret = Files.writeString(folder.resolve("shop.secret"), "none");
        Files.writeString(Files.createDirectories(folder.resolve("connectors")).resolve("shop.yaml"), """
                kind: postgresql
                channel: store
                postgresql:
                  host: 127.0.0.1
                  port: %d
                  database: postgres
                  user: postgres
                  password: {file: '%s'}
                  tables:
                    public.customers:
                      type: identify
                      event: {value: ""}
                      time: {column: updated_at}
                      identifiers: {customer_id: id, email: email}
                """.formatted(
                        postgres.getPort(), secret));
        return postgres;
    }
}
