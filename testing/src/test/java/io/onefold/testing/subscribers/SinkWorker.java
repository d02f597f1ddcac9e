package io.onefold.testing.subscribers;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onefold.app.local.Loopback;
import io.onefold.testing.process.Distribution;
import io.onefold.testing.process.OnefoldProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The worker of docs/connect-sinks.md with the connector that stands there, as its commands start them, at other addresses. */
final class SinkWorker implements AutoCloseable {
    private static final Path EXAMPLES = Distribution.root().resolve("docs/examples/subscribers");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final int port = Loopback.freePort();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Path worker;
    private final Path connector;
    private OnefoldProcess process;

    /**
     * Starts it.
     *
     * @param database as the driver has it, without parameters
     */
    SinkWorker(Path folder, String bootstrap, String registry, String database) throws IOException {
        this.folder = folder;
        this.worker = Files.writeString(
                folder.resolve("sink-worker.properties"),
                replaced(
                        "sink-worker.properties",
                        Map.of(
                                "127.0.0.1:9092",
                                bootstrap,
                                "127.0.0.1:8084",
                                "127.0.0.1:" + port,
                                "../../../app/target/onefold/plugins",
                                Distribution.home().resolve("plugins").toString(),
                                "=sink-positions",
                                "=" + folder.resolve("sink-positions"))));
        this.connector = Files.writeString(
                folder.resolve("postgres-sink.json"),
                replaced(
                        "postgres-sink.json",
                        Map.of(
                                "http://127.0.0.1:8081/apis/ccompat/v7", registry,
                                "jdbc:postgresql://127.0.0.1:5432/analytics", database)));
        this.process = start();
    }

    private static String replaced(String example, Map<String, String> here) throws IOException {
        String text = Files.readString(EXAMPLES.resolve(example));
        for (Map.Entry<String, String> each : here.entrySet()) {
            if (!text.contains(each.getKey())) throw new IllegalStateException(example + " has no " + each.getKey());
            text = text.replace(each.getKey(), each.getValue());
        }
        return text;
    }

    private OnefoldProcess start() throws IOException {
        return OnefoldProcess.start(
                folder,
                Map.of("ANALYTICS_PASSWORD", "analysts-secret"),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-Dlogback.configurationFile=" + EXAMPLES.resolve("sink-logback.xml"),
                        "-cp",
                        Distribution.home().resolve("connect") + "/*",
                        "org.apache.kafka.connect.cli.ConnectStandalone",
                        worker.toString(),
                        connector.toString()));
    }

    /** Kills it and starts it anew. */
    void restart() throws Exception {
        process.kill();
        process = start();
    }

    /** Has it read everything again. */
    void readAgain() {
        send("PUT", "/stop");
        awaitState("STOPPED");
        send("DELETE", "/offsets");
        send("PUT", "/resume");
    }

    /** What its REST API says of the connector and its tasks. */
    JsonNode state() throws IOException, InterruptedException {
        return JSON.readTree(answer("GET", "/status").body());
    }

    /** Everything that it has printed since it was started last. */
    String said() {
        return process.output();
    }

    /** Until what its REST API says of the connector holds this text. */
    void awaitState(String text) {
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> state().toString().contains(text));
    }

    private void send(String method, String path) {
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> answer(method, path).statusCode() / 100 == 2);
    }

    private HttpResponse<String> answer(String method, String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port + "/connectors/analysts-to-postgresql" + path);
        return http.send(
                HttpRequest.newBuilder(uri)
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    @Override
    public void close() {
        http.close();
        process.close();
    }
}
