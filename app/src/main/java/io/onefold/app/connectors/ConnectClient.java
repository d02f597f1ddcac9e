package io.onefold.app.connectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The REST API of Kafka Connect's workers. Safe for several threads. */
public final class ConnectClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int CONFLICT = 409;

    private final String url;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** @param url of any worker */
    public ConnectClient(String url) {
        this.url = url;
    }

    /** Every connector that the workers know, by name. */
    public List<ConnectorState> states() throws IOException, InterruptedException {
        JsonNode all = ask("GET", "/connectors?expand=status", "");
        List<ConnectorState> states = new ArrayList<>();
        all.properties()
                .forEach(each -> states.add(state(each.getKey(), each.getValue().path("status"))));
        return states;
    }

    private static ConnectorState state(String name, JsonNode status) {
        List<ConnectorState.TaskState> tasks = new ArrayList<>();
        for (JsonNode task : status.path("tasks"))
            tasks.add(new ConnectorState.TaskState(
                    task.path("id").asInt(),
                    task.path("state").asText(),
                    task.path("worker_id").asText(),
                    firstLine(task.path("trace").asText())));
        JsonNode connector = status.path("connector");
        return new ConnectorState(
                name,
                connector.path("state").asText(),
                firstLine(connector.path("trace").asText()),
                tasks);
    }

    /** Of a stack trace: the rest is for the worker's log. */
    private static String firstLine(String trace) {
        return trace.lines().findFirst().orElse("");
    }

    /** Makes a connector, or gives one that is there another configuration. */
    public void configure(String name, Map<String, String> properties) throws IOException, InterruptedException {
        ask("PUT", "/connectors/" + name + "/config", JSON.writeValueAsString(properties));
    }

    /** Reads no more until {@link #resume}; what was handed over is stored. */
    public void pause(String name) throws IOException, InterruptedException {
        ask("PUT", "/connectors/" + name + "/pause", "");
    }

    /** Reads on. */
    public void resume(String name) throws IOException, InterruptedException {
        ask("PUT", "/connectors/" + name + "/resume", "");
    }

    /** Ends a connector and its tasks and begins them anew, from where they were left. */
    public void restart(String name) throws IOException, InterruptedException {
        ask("POST", "/connectors/" + name + "/restart?includeTasks=true", "");
    }

    /** Ends a connector's tasks; its positions may be forgotten then. */
    public void stop(String name) throws IOException, InterruptedException {
        ask("PUT", "/connectors/" + name + "/stop", "");
    }

    /** Forgets where a stopped connector was. */
    public void forgetPositions(String name) throws IOException, InterruptedException {
        ask("DELETE", "/connectors/" + name + "/offsets", "");
    }

    private JsonNode ask(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        JsonNode read = read(answer.body());
        if (answer.statusCode() < 300) return read;
        throw new ConnectRefusalException(
                read.path("message").asText("HTTP " + answer.statusCode()),
                answer.statusCode() == CONFLICT,
                answer.statusCode() == 404);
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
