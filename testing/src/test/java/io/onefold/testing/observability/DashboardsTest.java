package io.onefold.testing.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Dashboards and rules name metrics that are documented; each alert has its page. Whether they answer, PrometheusIT sees. */
class DashboardsTest {
    private static final Pattern METRIC =
            Pattern.compile("\\b((?:onefold|kafka|jvm|process|system|logback)_[a-z0-9_]+)\\b(?!:)");
    private static final List<String> ENDINGS = List.of("", "_bucket", "_count", "_sum");
    private static final Set<String> KINDS = Set.of("row", "timeseries", "stat", "heatmap", "table");

    @Test
    void everyMetricThatIsAskedForIsDocumented() throws IOException {
        Set<String> documented = new HashSet<>();
        for (String name : DocumentedMetrics.read().keySet()) ENDINGS.forEach(end -> documented.add(name + end));

        for (Dashboards.Query query : Dashboards.queries())
            assertThat(documented)
                    .as("%s, %s", query.dashboard(), query.panel())
                    .containsAll(metrics(query.expression().replaceAll("instance=~?\"[^\"]*\"", "")));
        assertThat(documented)
                .containsAll(
                        metrics(expressions(Files.readString(observability().resolve("rules.yaml")))));
    }

    /** What Grafana wants of a dashboard that it is given by file. */
    @Test
    void dashboardsAreWhatGrafanaReads() throws IOException {
        Set<String> uids = new HashSet<>();
        Dashboards.read().forEach((name, dashboard) -> {
            assertThat(uids.add(dashboard.path("uid").asText())).as(name).isTrue();
            assertThat(dashboard.path("schemaVersion").asInt()).as(name).isGreaterThanOrEqualTo(39);
            assertThat(dashboard.path("title").asText()).startsWith("Onefold: ");
            Set<Integer> ids = new HashSet<>();
            for (JsonNode panel : dashboard.path("panels")) {
                assertThat(ids.add(panel.path("id").asInt())).as(name).isTrue();
                assertThat(KINDS).contains(panel.path("type").asText());
                JsonNode place = panel.path("gridPos");
                assertThat(place.path("x").asInt() + place.path("w").asInt())
                        .as("%s, %s", name, panel.path("title"))
                        .isBetween(1, 24);
                assertNothingIsBelow(name, panel, dashboard.path("panels"));
                for (JsonNode target : panel.path("targets"))
                    assertThat(target.path("datasource").path("uid").asText()).isEqualTo("${source}");
            }
        });
    }

    private static void assertNothingIsBelow(String name, JsonNode panel, JsonNode others) {
        for (JsonNode other : others)
            if (other.path("id").asInt() != panel.path("id").asInt())
                assertThat(overlap(panel.path("gridPos"), other.path("gridPos")))
                        .as("%s: %s and %s", name, panel.path("title"), other.path("title"))
                        .isFalse();
    }

    private static boolean overlap(JsonNode a, JsonNode b) {
        return a.path("x").asInt() < b.path("x").asInt() + b.path("w").asInt()
                && b.path("x").asInt() < a.path("x").asInt() + a.path("w").asInt()
                && a.path("y").asInt() < b.path("y").asInt() + b.path("h").asInt()
                && b.path("y").asInt() < a.path("y").asInt() + a.path("h").asInt();
    }

    @Test
    void eachAlertHasItsPageInTheRunbookAndIsTried() throws IOException {
        String rules = Files.readString(observability().resolve("rules.yaml"));
        String tests = Files.readString(observability().resolve("rules-test.yaml"));
        String runbook = Files.readString(DocumentedMetrics.ROOT.resolve("docs/runbook.md"));
        Matcher alert = Pattern.compile("alert: (\\w+)[^#]*?runbook_url: docs/runbook\\.md#([a-z-]+)", Pattern.DOTALL)
                .matcher(rules.replaceAll("(?m)^ *# .*$", ""));
        int count = 0;
        while (alert.find()) {
            count++;
            String heading = alert.group(2).replace('-', ' ');
            assertThat(runbook.toLowerCase(java.util.Locale.ROOT))
                    .as(alert.group(1))
                    .contains("## " + heading + "\n");
            assertThat(runbook).contains("`" + alert.group(1) + "`");
            assertThat(tests).contains("alertname: " + alert.group(1));
        }
        assertThat(count).isEqualTo(rules.split("- alert: ", -1).length - 1);
    }

    private static Path observability() {
        return DocumentedMetrics.ROOT.resolve("deploy/observability");
    }

    /** Without annotations and comments. */
    private static String expressions(String rules) {
        return rules.replaceAll("(?m)^ *#.*$", "").replaceAll("(?m)^ *(summary|runbook_url|record|alert):.*$", "");
    }

    private static Set<String> metrics(String text) {
        Set<String> names = new HashSet<>();
        Matcher name = METRIC.matcher(text);
        while (name.find()) names.add(name.group(1));
        return names;
    }
}
