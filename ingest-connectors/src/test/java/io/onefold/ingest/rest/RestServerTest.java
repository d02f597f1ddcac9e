package io.onefold.ingest.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.ingest.rest.StubServer.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a server may do that is no page. */
class RestServerTest {
    private final Crm crm = new Crm();
    private final StubServer server = crm.server;

    @AfterEach
    void stop() {
        crm.close();
    }

    @Test
    void aServerThatWantsAPauseGetsIt() throws Exception {
        server.answerWith(asked -> Answer.status(429).with("Retry-After", "3600"));

        try (Worker worker = crm.worker("")) {
            assertThat(worker.failure()).contains("429");
            server.answerWith(asked -> Answer.json(Crm.records(1, 3)));
            assertThat(worker.poll()).isEmpty();
            assertThat(server.asked).hasSize(1);
            worker.now = worker.now.plusSeconds(3600);
            worker.take(3);
        }
    }

    @Test
    void aServerThatBeginsToAnswerAndThenFallsSilentIsGivenUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread answering = Thread.ofVirtual().start(() -> beginToAnswer(silent));
            Worker worker = new Worker("crm", """
                    kind: rest
                    channel: member
                    rest: {url: "http://127.0.0.1:%d/", timeout: 300ms}
                    mapping: {event: {value: e}, time: {column: at}, identifiers: {email: mail}}
                    """.formatted(silent.getLocalPort()));

            try (worker) {
                assertThat(worker.failure())
                        .contains("did not answer within 300 ms")
                        .contains("rest.timeout");
            }
            answering.join();
        }
    }

    /** Until the other side hangs up. */
    private static void beginToAnswer(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n[".getBytes(StandardCharsets.UTF_8));
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aRedirectIsFollowedOnTheSameServerOnly() throws Exception {
        try (StubServer other = new StubServer(asked -> Answer.json(Crm.records(1, 3)));
                Worker worker = crm.worker("auth: {bearer: {env: TOKEN}}")) {
            server.answerWith(asked -> new Answer(302, Map.of("Location", other.url() + "/records"), ""));
            assertThat(worker.failure()).contains("redirects").contains("302");
            assertThat(other.asked).isEmpty();

            server.answerWith(asked -> asked.path().equals("/records")
                    ? new Answer(308, Map.of("Location", "/v2/records?x=1"), "")
                    : Answer.json(Crm.records(1, 3)));
            worker.take(3);
            assertThat(server.asked.getLast().headers()).containsEntry("authorization", "Bearer from-environment");
        }
    }
}
