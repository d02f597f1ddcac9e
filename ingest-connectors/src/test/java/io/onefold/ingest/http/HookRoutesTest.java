package io.onefold.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.onefold.ingest.connector.Connector;
import io.onefold.ingest.connector.ConnectorFile;
import io.onefold.ingest.connector.Kinds;
import io.onefold.ingest.connector.Secrets;
import io.onefold.ingest.connector.Setup;
import io.onefold.ingest.hook.Hook;
import io.onefold.schemas.Touchpoint;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HookRoutesTest {
    private static final String TICKETS = """
            kind: webhook
            channel: call-centre
            webhook: {bearer: {env: TOKEN}}
            mapping:
              event: {value: Ticket Opened}
              messageId: id
              time: {column: at}
              identifiers: {email: from}
              complaint: {case: id, open: {value: "true"}}
            """;
    private static final String CALL =
            "{\"id\": \"t1\", \"at\": \"2026-03-01T11:00:00Z\", \"from\": \"a@shop.example\"}";

    private final Map<String, String> environment = new ConcurrentHashMap<>(Map.of("TOKEN", "secret"));
    private final CollectorServer collector = new CollectorServer(
            new CollectorSettings(1_000, 2_000, CollectorSettings.DEFAULT.answerWithin(), Set.of("*")),
            Map.of("tickets", tickets()));

    private Hook tickets() {
        Connector connector = new ConnectorFile(Kinds.ALL).parse("tickets", "tickets.yaml", TICKETS);
        Secrets secrets = new Secrets(name -> Optional.ofNullable(environment.get(name)));
        return ((Setup.Called) connector.setup()).open(connector.source(), secrets);
    }

    @AfterEach
    void close() {
        collector.close();
    }

    @Test
    void aCallIsAnsweredWhenWhatItToldIsStored() {
        HttpResponse<String> answer = call("/v1/hooks/tickets", "secret", CALL);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(collector.sink.touchpoints)
                .extracting(Touchpoint::messageId, Touchpoint::source)
                .containsExactly(tuple("t1", "tickets"));
    }

    @Test
    void strangersAreRefusedAndLeaveNothing() {
        assertThat(call("/v1/hooks/tickets", "guess", CALL).statusCode()).isEqualTo(403);
        assertThat(call("/v1/hooks/nobody", "secret", CALL).statusCode()).isEqualTo(404);
        assertThat(collector.sink.touchpoints).isEmpty();
        assertThat(collector.sink.quarantined).isEmpty();
    }

    @Test
    void withoutItsCredentialNoCallIsTaken() {
        environment.clear();

        HttpResponse<String> answer = call("/v1/hooks/tickets", "secret", CALL);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).doesNotContain("TOKEN");
        environment.put("TOKEN", "rotated");
        assertThat(call("/v1/hooks/tickets", "rotated", CALL).statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsTooLongIsNotRead() {
        HttpResponse<String> answer = call("/v1/hooks/tickets", "secret", " ".repeat(1_001));

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    private HttpResponse<String> call(String path, String token, String body) {
        return collector.send(collector
                .anonymousTo(path)
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(body)));
    }
}
