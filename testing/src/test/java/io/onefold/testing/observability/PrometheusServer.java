package io.onefold.testing.observability;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onefold.app.local.Loopback;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** A real Prometheus that looks every three seconds, and waits as long for an answer. */
final class PrometheusServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final String url;
    private final HttpClient http = HttpClient.newHttpClient();

    private PrometheusServer(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /**
     * Starts one.
     *
     * @param rules their text
     * @param targets host:port of what is looked at
     */
    static PrometheusServer start(Path folder, String rules, List<String> targets) throws IOException {
        Files.writeString(folder.resolve("rules.yaml"), rules);
        Path settings = Files.writeString(folder.resolve("prometheus.yaml"), """
                global: {scrape_interval: 3s, evaluation_interval: 1s}
                rule_files: [rules.yaml]
                scrape_configs:
                  - job_name: onefold
                    static_configs:
                      - targets: [%s]
                """.formatted(
                        targets.stream().map(each -> '"' + each + '"').collect(Collectors.joining(", "))));
        String listen = "127.0.0.1:" + Loopback.freePort();
        Process process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + settings,
                        "--storage.tsdb.path=" + folder.resolve("tsdb"),
                        "--web.listen-address=" + listen)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        PrometheusServer server = new PrometheusServer(process, "http://" + listen);
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(() ->
                        server.get("/api/v1/targets").path("status").asText().equals("success"));
        return server;
    }

    /** What a query results in; fails where it is none. */
    JsonNode query(String expression) throws IOException, InterruptedException {
        JsonNode answer = get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
        if (!answer.path("status").asText().equals("success"))
            throw new IllegalStateException(
                    expression + ": " + answer.path("error").asText());
        return answer.path("data").path("result");
    }

    /** All rules, with their health. */
    List<JsonNode> rules() throws IOException, InterruptedException {
        return get("/api/v1/rules").path("data").path("groups").findValues("rules").stream()
                .flatMap(rules -> rules.valueStream())
                .toList();
    }

    /** Names of the alerts that are set off. */
    List<String> firing() throws IOException, InterruptedException {
        return get("/api/v1/alerts")
                .path("data")
                .path("alerts")
                .valueStream()
                .filter(alert -> alert.path("state").asText().equals("firing"))
                .map(alert -> alert.path("labels").path("alertname").asText())
                .distinct()
                .toList();
    }

    /** Whether an alert was set off at some moment of the last half hour. */
    boolean fired(String alert) throws IOException, InterruptedException {
        String ever = "max_over_time(ALERTS{alertstate=\"firing\",alertname=\"%s\"}[30m])".formatted(alert);
        return !query(ever).isEmpty();
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(
                http.send(HttpRequest.newBuilder(URI.create(url + path)).build(), BodyHandlers.ofString())
                        .body());
    }

    @Override
    public void close() {
        process.destroy();
        http.close();
    }
}
