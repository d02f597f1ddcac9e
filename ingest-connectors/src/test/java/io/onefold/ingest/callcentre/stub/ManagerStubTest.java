package io.onefold.ingest.callcentre.stub;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.ingest.callcentre.stub.ManagerStub.Privilege;
import io.onefold.ingest.callcentre.stub.ManagerStub.StubEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Speaks to the stub line by line, as one does to Asterisk with telnet. */
class ManagerStubTest {
    @Test
    void itGreetsLetsInWithAPlainSecretAnswersAndTellsWhatWasAskedFor() throws Exception {
        try (ManagerStub stub = new ManagerStub(0, "onefold", "opensesame");
                Line line = new Line(stub.port())) {
            assertThat(line.in.readLine()).isEqualTo("Asterisk Call Manager/9.0.0");
            assertThat(line.ask("Action: Ping", "ActionID: 1"))
                    .containsExactly("Response: Error", "ActionID: 1", "Message: Permission denied");
            assertThat(line.ask("Action: Login", "Username: onefold", "Secret: opensesame", "Events: cdr"))
                    .contains("Response: Success");
            assertThat(line.ask("Action: Ping", "ActionID: 2"))
                    .containsExactly("Response: Success", "ActionID: 2", "Ping: Pong");
            assertThat(line.ask("Action: Hangup")).contains("Response: Error");

            stub.tell(new StubEvent("QueueCallerJoin", Privilege.AGENT, Map.of("Queue", "support")));
            stub.tell(new StubEvent("Cdr", Privilege.CDR, Map.of("UniqueID", "1.2")));
            assertThat(line.read()).containsExactly("Event: Cdr", "Privilege: cdr,all", "UniqueID: 1.2");

            assertThat(line.ask("Action: Events", "EventMask: agent")).contains("Response: Success");
            stub.tell(new StubEvent("Cdr", Privilege.CDR, Map.of("UniqueID", "1.3")));
            stub.tell(new StubEvent("QueueCallerJoin", Privilege.AGENT, Map.of("Queue", "support")));
            assertThat(line.read()).contains("Event: QueueCallerJoin", "Queue: support");

            assertThat(line.ask("Action: Logoff")).contains("Response: Goodbye");
            assertThat(line.in.readLine()).isNull();
        }
    }

    @Test
    void itKeepsOthersOut() throws Exception {
        try (ManagerStub stub = new ManagerStub(0, "onefold", "opensesame")) {
            for (List<String> login : List.of(
                    List.of("Username: onefold", "Secret: wrong"),
                    List.of("Username: other", "Secret: opensesame"),
                    List.of("Username: onefold", "AuthType: MD5", "Key: 0123"),
                    List.of("Username: onefold"))) {
                try (Line line = new Line(stub.port())) {
                    line.in.readLine();
                    List<String> action = new ArrayList<>(login);
                    action.addFirst("Action: Login");

                    assertThat(line.ask(action.toArray(String[]::new)))
                            .containsExactly("Response: Error", "Message: Authentication failed");
                    assertThat(line.in.readLine()).isNull();
                }
            }
        }
    }

    private static final class Line implements AutoCloseable {
        final BufferedReader in;
        private final Socket socket;

        Line(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        }

        List<String> ask(String... lines) throws IOException {
            String action = String.join("\r\n", lines) + "\r\n\r\n";
            socket.getOutputStream().write(action.getBytes(StandardCharsets.UTF_8));
            return read();
        }

        List<String> read() throws IOException {
            List<String> lines = new ArrayList<>();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) lines.add(line);
            return lines;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
