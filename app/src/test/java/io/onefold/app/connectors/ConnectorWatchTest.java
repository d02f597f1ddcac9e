package io.onefold.app.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorWatchTest {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private String connector = "RUNNING";
    private String task = "RUNNING";
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private HttpServer workers;
    private ConnectorWatch watch;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        workers = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        workers.createContext("/", this::answer);
        workers.start();
        watch = new ConnectorWatch(client(), Optional.of(new HeldConnectors(folder)), seen -> {}, () -> now);
    }

    private ConnectClient client() {
        return new ConnectClient("http://127.0.0.1:" + workers.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        boolean isKnown = !exchange.getRequestURI().getPath().contains("nobody");
        byte[] body = (isKnown ? status() : "{\"error_code\":404,\"message\":\"Unknown connector nobody\"}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(isKnown ? 200 : 404, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String status() {
        return """
                {"till": {"status": {"name": "till", "connector": {"state": "%s"}, "tasks": [
                  {"id": 0, "state": "%s", "worker_id": "w:1", "trace": "java.lang.IllegalStateException: no\\n\\tat x"}]}}}
                """.formatted(connector, task);
    }

    @AfterEach
    void stop() {
        watch.close();
        workers.stop(0);
    }

    @Test
    void aFailedTaskIsRestartedLaterAndLater() throws Exception {
        task = "FAILED";

        watch.look();
        assertThat(restarts()).isZero();
        pass(5);
        assertThat(restarts()).isEqualTo(1);
        pass(9);
        assertThat(restarts()).isEqualTo(1);
        pass(1);
        assertThat(restarts()).isEqualTo(2);
        task = "RUNNING";
        pass(30);
        task = "FAILED";
        pass(1);
        pass(5);
        assertThat(restarts()).isEqualTo(3);
    }

    @Test
    void whatIsHeldIsRememberedUntilItIsResumed() throws Exception {
        connector = "PAUSED";
        watch.look();
        assertThat(new HeldConnectors(folder).read()).isEqualTo(Map.of("till", "PAUSED"));

        connector = "RUNNING";
        watch.close();
        assertThat(new HeldConnectors(folder).read()).isEmpty();
    }

    @Test
    void aStateSaysWhyATaskFailedInOneLine() throws Exception {
        task = "FAILED";

        try (ConnectClient client = client()) {
            ConnectorState state = client.states().getFirst();
            assertThat(state.tasks().getFirst().failure()).isEqualTo("java.lang.IllegalStateException: no");
            assertThatThrownBy(() -> client.pause("nobody"))
                    .isInstanceOfSatisfying(
                            ConnectRefusalException.class,
                            refusal -> assertThat(refusal.isUnknown()).isTrue());
        }
    }

    private void pass(int seconds) throws Exception {
        now = now.plusSeconds(seconds);
        watch.look();
    }

    private long restarts() {
        return asked.stream()
                .filter(request -> request.startsWith("POST /connectors/till/restart"))
                .count();
    }
}
