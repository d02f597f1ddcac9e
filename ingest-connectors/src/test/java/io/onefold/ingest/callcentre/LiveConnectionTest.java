package io.onefold.ingest.callcentre;

import static io.onefold.ingest.callcentre.CallCentre.accepted;
import static io.onefold.ingest.callcentre.CallCentre.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onefold.ingest.connector.SecretReference;
import io.onefold.ingest.feed.Feed;
import io.onefold.ingest.feed.Item;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.asteriskjava.util.LogFactory;
import org.asteriskjava.util.internal.NullLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connection to a manager interface, and how it ends. */
class LiveConnectionTest {
    private static final String NUMBER = "13912345678";

    @TempDir
    private Path temporary;

    private CallCentre centre;

    @BeforeEach
    void open() throws IOException {
        centre = new CallCentre(temporary);
    }

    @AfterEach
    void close() throws IOException {
        centre.close();
    }

    @Test
    void aMissingSecretIsNamed() throws Exception {
        Feed feed = centre.open();
        centre.environment.clear();

        assertThatThrownBy(feed::poll).isInstanceOf(IOException.class).hasMessageContaining("AMI_SECRET is not set");
    }

    @Test
    void whatWasHeardBeforeTheConnectionBrokeIsToldAndItIsMadeAgain() throws Exception {
        Feed feed = centre.connected();
        List<Item> told = new ArrayList<>();
        centre.stub.tell(CallCentre.call("before", NUMBER), CallCentre.ZONE);
        centre.stub.dropConnections();

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 300; i++) told.addAll(feed.poll());
                })
                .isInstanceOf(IOException.class)
                .hasMessageContaining("closed the connection")
                .hasMessageContaining("files of call detail records");
        for (int i = 0; i < 300 && told.isEmpty(); i++) told.addAll(feed.poll());
        assertThat(told).extracting(item -> accepted(item).messageId()).containsExactly("before");

        centre.connect(feed);
        centre.stub.tell(CallCentre.call("after", NUMBER), CallCentre.ZONE);
        assertThat(accepted(next(feed).getFirst()).messageId()).isEqualTo("after");
    }

    @Test
    void aManagerThatFallsSilentIsFoundOut() throws Exception {
        Feed feed = centre.connected("ping: 1ms", "timeout: 300ms");
        centre.stub.fallSilent();

        assertThatThrownBy(() -> next(feed))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not answer any more");
    }

    @Test
    void whereNothingListensOrSomethingElseDoesIsSaid() throws Exception {
        int port;
        try (ServerSocket mute = new ServerSocket(0)) {
            port = mute.getLocalPort();
            Feed deaf = centre.open(Instant::now, yaml(port));
            assertThatThrownBy(deaf::poll)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("does not answer as a manager interface");
        }
        Feed nobody = centre.open(Instant::now, yaml(port));
        assertThatThrownBy(nobody::poll)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nothing answers at 127.0.0.1:" + port);
    }

    @Test
    void closingLogsOff() throws Exception {
        Feed feed = centre.connected();

        feed.close();

        assertThat(centre.stub.awaitUsers(0, 20)).isTrue();
    }

    @Test
    void moreThanIsKeptEndsTheSessionInWords() throws Exception {
        ManagerAccess access = new ManagerAccess(
                "127.0.0.1",
                centre.stub.port(),
                "onefold",
                new SecretReference.Variable("AMI_SECRET"),
                Duration.ofSeconds(10),
                Duration.ofHours(1),
                false);
        try (ManagerSession session = ManagerSession.open(access, CallCentre.SECRET, Instant::now, 2)) {
            for (int i = 0; i < 5; i++) centre.tell(CallCentre.call("1." + i, NUMBER));
            assertThat(centre.stub.awaitUsers(0, 20)).isTrue();

            session.check();
            assertThat(session.next(Duration.ZERO)).isNotNull();
            assertThat(session.next(Duration.ZERO)).isNotNull();
            assertThatThrownBy(session::check)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("more events of Asterisk wait than are kept");
        }
    }

    @Test
    void theLibraryLogsNothingSinceItWouldLogCallersNumbers() throws Exception {
        centre.connected();

        assertThat(LogFactory.getLog(ManagerSession.class)).isInstanceOf(NullLog.class);
    }

    private static String yaml(int port) {
        return """
                kind: asterisk
                channel: call-centre
                asterisk: {host: 127.0.0.1, port: %d, user: u, secret: {env: AMI_SECRET}, timeout: 300ms, trunks: PJSIP/t}
                """.formatted(port);
    }
}
