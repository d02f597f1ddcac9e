package io.onefold.ingest.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.ingest.rest.StubServer.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a server is told who asks, and what is said where it refuses. */
class RestCredentialTest {
    private final Crm crm = new Crm();
    private final StubServer server = crm.server;

    @AfterEach
    void stop() {
        crm.close();
    }

    @Test
    void aTokenOfATokenEndpointIsRenewedWhenItEndsOrIsRefused() throws Exception {
        List<String> tokens = new ArrayList<>();
        try (StubServer login = new StubServer(asked -> {
                    tokens.add("token-" + tokens.size());
                    return Answer.json("{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":600}"
                            .formatted(tokens.getLast()));
                });
                Worker worker = crm.worker("""
                        auth:
                          oauth2: {token-url: %s/token, client-id: one fold, client-secret: {env: TOKEN}, scope: read}
                        """.formatted(login.url()))) {
            worker.take(3);
            worker.poll();
            assertThat(tokens).hasSize(1);
            assertThat(login.asked.getFirst().headers())
                    .containsEntry("authorization", Credential.basic("one+fold", "from-environment"));
            assertThat(login.asked.getFirst().body()).isEqualTo("grant_type=client_credentials&scope=read");

            worker.now = worker.now.plusSeconds(600);
            worker.poll();
            assertThat(server.asked.getLast().headers()).containsEntry("authorization", "Bearer token-1");

            server.answerWith(asked -> "Bearer token-1".equals(asked.headers().get("authorization"))
                    ? Answer.status(401)
                    : Answer.json(Crm.records(1, 4)));
            worker.take(4);
            assertThat(tokens).hasSize(3);

            worker.now = worker.now.plusSeconds(600);
            login.answerWith(asked -> Answer.status(401));
            assertThat(worker.failure()).contains("rest.auth.oauth2").doesNotContain("from-environment");
        }
    }

    @Test
    void aClientMayNameItselfInTheForm() throws Exception {
        try (StubServer login = new StubServer(asked -> Answer.json("{\"access_token\":\"t\"}"));
                Worker worker = crm.worker("""
                        auth:
                          oauth2: {token-url: %s, client-id: onefold, client-secret: {env: TOKEN}, style: form}
                        """.formatted(login.url()))) {
            worker.take(3);

            assertThat(StubServer.parameters(login.asked.getFirst().body()))
                    .containsEntry("client_id", "onefold")
                    .containsEntry("client_secret", "from-environment");
            assertThat(login.asked.getFirst().headers()).doesNotContainKey("authorization");
        }
    }

    @Test
    void whatIsRefusedIsSaidInWords() throws Exception {
        try (Worker nobody = crm.worker("");
                Worker named = crm.worker("auth: {basic: {user: me, password: {env: TOKEN}}}")) {
            server.answerWith(asked -> Answer.status(401));
            assertThat(nobody.failure()).contains("asks for a credential").contains("rest.auth");
            server.answerWith(asked -> Answer.status(403));
            assertThat(named.failure())
                    .contains("rest.auth.basic may not read this")
                    .doesNotContain("from-");
            server.answerWith(asked -> Answer.status(404));
            assertThat(named.failure()).contains("nothing at rest.url (404)");
            server.answerWith(asked -> Answer.status(503));
            assertThat(named.failure()).contains("the server failed (503)");
            server.answerWith(asked -> Answer.status(418));
            assertThat(named.failure()).contains("418").contains("rest.query");
            server.answerWith(asked -> Answer.status(204));
            assertThat(named.poll()).isEmpty();
        }
    }

    @Test
    void aCredentialThatNoHeaderCanHoldIsNotQuoted() throws Exception {
        Worker worker = new Worker("crm", """
                kind: rest
                channel: member
                rest:
                  url: %s
                  auth: {header: {name: X-Api-Key, value: {file: %s}}}
                mapping: {event: {value: e}, time: {column: at}, identifiers: {email: mail}}
                """.formatted(server.url(), "../ingest-connectors/pom.xml"));

        try (worker) {
            assertThat(worker.failure()).contains("rest.auth.header").doesNotContain("onefold-ingest");
        }
    }
}
