package io.onefold.ingest.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.ingest.rest.StubServer.Answer;
import io.onefold.ingest.rest.StubServer.Asked;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Quarantined;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RestFeedTest {
    private static final Instant FIRST = Instant.parse("2026-11-22T08:00:00Z");

    private final StubServer server = new StubServer(asked -> Answer.json(records(1, 3)));

    @AfterEach
    void stop() {
        server.close();
    }

    private static String record(int id, Instant at) {
        return "{\"id\":%d,\"at\":\"%s\",\"mail\":\"a%d@example.com\"}".formatted(id, at, id);
    }

    private static String record(int id) {
        return record(id, FIRST.plusSeconds(id * 60L));
    }

    private static String records(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(RestFeedTest::record)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private Worker worker(String keys) {
        return new Worker(
                "crm",
                "kind: rest\nchannel: member\nrest:\n  url: %s/records\n%s".formatted(server.url(), keys.indent(2))
                        + """
                        mapping:
                          messageId: id
                          event: {value: Changed}
                          time: {column: at}
                          identifiers: {email: mail}
                        """);
    }

    @Test
    void numberedPagesEndWithOneThatIsNotFull() throws Exception {
        server.answerWith(asked -> {
            int page = Integer.parseInt(asked.query().get("page"));
            return Answer.json("{\"data\":{\"items\":" + records(page * 10 - 9, page == 3 ? 25 : page * 10) + "}}");
        });

        try (Worker worker = worker("records: data.items\npaging: {by: page, size: 10}")) {
            worker.take(25);
            worker.rest();

            assertThat(worker.ids()).doesNotHaveDuplicates();
            assertThat(worker.repeated).as("every round asks for everything").isGreaterThanOrEqualTo(25);
            assertThat(server.asked)
                    .extracting(asked -> asked.query().get("page"))
                    .startsWith("1", "2", "3", "1");
        }
    }

    @Test
    void anOffsetMovesByTheRecordsThatCame() throws Exception {
        server.answerWith(asked -> {
            int offset = Integer.parseInt(asked.query().get("offset"));
            return Answer.json(offset >= 25 ? "[]" : records(offset + 1, Math.min(25, offset + 10)));
        });

        try (Worker worker = worker("paging: {by: offset}")) {
            worker.take(25);

            assertThat(worker.ids()).doesNotHaveDuplicates();
            assertThat(server.asked)
                    .extracting(asked -> asked.query().get("offset"))
                    .containsExactly("0", "10", "20");
        }
    }

    @Test
    void theLastRecordsIdLeadsOnWhileThereAreMore() throws Exception {
        server.answerWith(asked -> {
            int after = Integer.parseInt(asked.query().getOrDefault("after", "0"));
            return Answer.json("{\"data\":" + records(after + 1, after + 5) + ",\"more\":" + (after < 10) + "}");
        });

        try (Worker worker = worker("records: data\npaging: {by: cursor, parameter: after, last: id, more: more}")) {
            worker.take(15);

            assertThat(worker.ids()).doesNotHaveDuplicates();
        }
    }

    @Test
    void aCursorThatMovesWithoutAnythingNewIsNotFollowedWithoutAPause() throws Exception {
        server.answerWith(
                asked -> Answer.json("{\"data\":%s,\"cursor\":%d}".formatted(records(1, 3), server.asked.size())));

        try (Worker worker = worker("records: data\npaging: {by: cursor, parameter: c, from: cursor, resume: true}")) {
            for (int i = 0; i < 5; i++) worker.pollNow(Integer.MAX_VALUE);

            assertThat(server.asked).hasSize(2);
            assertThat(worker.ids()).containsExactly("1", "2", "3");
        }
    }

    @Test
    void aWindowOverlapsAndWhatComesAgainIsRecognised() throws Exception {
        List<String> all = new ArrayList<>(List.of(record(1), record(2)));
        server.answerWith(asked -> answerSince(all, asked));

        try (Worker worker = worker("since: {parameter: updated_since, from: at, as: iso, overlap: 90s}")) {
            worker.take(2);
            worker.rest();
            int before = worker.repeated;
            all.add(record(3, FIRST.plusSeconds(60)));
            worker.take(3);
            worker.rest();

            assertThat(before).isPositive();
            assertThat(worker.ids()).containsExactly("1", "2", "3");
            assertThat(server.asked.getFirst().query()).isEmpty();
            assertThat(server.asked.getLast().query()).containsEntry("updated_since", "2026-11-22T08:00:30Z");
        }
    }

    private static Answer answerSince(List<String> all, Asked asked) {
        Instant since = Instant.parse(asked.query().getOrDefault("updated_since", "2000-01-01T00:00:00Z"));
        return Answer.json(all.stream()
                .filter(each -> !Instant.parse(each.replaceAll(".*\"at\":\"([^\"]*)\".*", "$1"))
                        .isBefore(since))
                .collect(Collectors.joining(",", "[", "]")));
    }

    @Test
    void aRecordOfTheFarFutureHidesNothing() throws Exception {
        List<String> all = new ArrayList<>(List.of(record(1), record(2, Worker.NOW.plus(Duration.ofDays(400)))));
        server.answerWith(asked -> answerSince(all, asked));

        try (Worker worker = worker("since: {parameter: updated_since, from: at, as: iso}")) {
            worker.take(1);
            all.add(record(3));
            worker.take(2);

            assertThat(worker.ids()).containsExactly("1", "3");
            assertThat(worker.quarantined)
                    .extracting(Quarantined::reason)
                    .containsExactly(QuarantineReason.EVENT_TIME_IN_FUTURE);
        }
    }

    @Test
    void aRecordThatTheMappingRefusesIsQuarantinedAlone() throws Exception {
        String nested = "{\"id\":5,\"deep\":" + "[".repeat(40) + "]".repeat(40) + "}";
        String broad = "{\"id\":6,\"text\":\"" + "x".repeat(40_000) + "\"}";
        server.answerWith(asked -> Answer.json(
                "[" + String.join(",", record(1), "{\"id\":2,\"at\":\"2026-11-22\"}", "3", nested, broad, record(7))
                        + "]"));

        try (Worker worker = worker("")) {
            worker.take(2);

            assertThat(worker.ids()).containsExactly("1", "7");
            assertThat(worker.quarantined)
                    .extracting(Quarantined::reason)
                    .containsExactly(
                            QuarantineReason.NO_IDENTIFIER,
                            QuarantineReason.WRONG_TYPE,
                            QuarantineReason.OVERSIZE,
                            QuarantineReason.OVERSIZE);
            Quarantined first = worker.quarantined.getFirst();
            assertThat(first.location()).isEqualTo("/records[1]");
            assertThat(text(first.original())).isEqualTo("{\"id\":2,\"at\":\"2026-11-22\"}");
            assertThat(worker.quarantined.getLast().original().remaining()).isEqualTo(32 * 1024);
        }
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
    }

    @Test
    void aRecordWithoutAnIdGoesByItsContentWhateverTheOrderOfItsFields() throws Exception {
        List<String> bodies =
                List.of("[{\"at\":\"2026-11-22\",\"mail\":\"a\"}]", "[{\"mail\":\"a\", \"at\":\"2026-11-22\"}]");
        server.answerWith(asked -> Answer.json(bodies.get(server.asked.size() % 2)));

        try (Worker worker = worker("remember: 0")) {
            worker.take(2);

            assertThat(worker.ids().stream().distinct()).hasSize(1);
        }
    }

    @Test
    void aPageThatCannotBeReadIsKeptOnceAndAskedForUntilItCan() throws Exception {
        server.answerWith(asked -> new Answer(200, Map.of(), "<html>Maintenance " + server.asked.size()));

        try (Worker worker = worker("")) {
            worker.poll();
            assertThat(worker.failure()).contains("no JSON").contains("quarantine");
            assertThat(worker.failure()).contains("no JSON");
            assertThat(worker.quarantined).hasSize(1).allSatisfy(refused -> {
                assertThat(refused.reason()).isEqualTo(QuarantineReason.MALFORMED_JSON);
                assertThat(text(refused.original())).isEqualTo("<html>Maintenance 1");
            });
            server.answerWith(asked -> Answer.json(records(1, 3)));
            worker.take(3);
        }
    }

    @Test
    void aPageThatIsTooLongIsNotTakenIntoMemory() throws Exception {
        String long8 = "x".repeat(Reply.MAX_BYTES);
        server.answerWith(asked -> Answer.json("[\"" + long8 + "\"]"));

        try (Worker worker = worker("")) {
            worker.poll();

            assertThat(worker.quarantined).extracting(Quarantined::reason).containsExactly(QuarantineReason.OVERSIZE);
            assertThat(worker.quarantined.getFirst().message())
                    .contains("8 MiB")
                    .contains("rest.query");
        }
    }

    @Test
    void anAnswerThatIsShapedOtherwiseIsSaidToBe() throws Exception {
        server.answerWith(asked -> Answer.json("{\"items\":{\"error\":\"renamed\"}}"));

        try (Worker missing = worker("records: /data");
                Worker wrong = worker("records: /items");
                Worker since = worker("since: {parameter: after, from: /number, as: id}")) {
            missing.poll();
            wrong.poll();
            server.answerWith(asked -> Answer.json(records(1, 2)));
            since.poll();

            assertThat(missing.quarantined.getFirst().message()).contains("rest.records finds no array at \"/data\"");
            assertThat(wrong.quarantined.getFirst().reason()).isEqualTo(QuarantineReason.WRONG_TYPE);
            assertThat(since.failure()).contains("rest.since.from").contains("/number");
            assertThat(since.touchpoints).isEmpty();
        }
    }

    @Test
    void aServerThatDoesNotKnowTheParameterIsNotReadForEver() throws Exception {
        try (Worker worker = worker("paging: {by: page, parameter: pgae}")) {
            worker.take(3);
            worker.poll();

            assertThat(worker.failure()).contains("same records").contains("rest.paging.parameter");
        }
    }

    @Test
    void aSourceThatIsDownForAWhileIsReadOnAfterwards() throws Exception {
        int port = server.port();
        server.answerWith(asked -> Answer.json(records(1, 3)));

        try (Worker worker = worker("since: {parameter: after, from: id, as: id}")) {
            worker.take(3);
            server.close();
            assertThat(worker.failure()).contains("127.0.0.1:" + port).contains("cannot be reached");
            try (StubServer again = new StubServer(port, asked -> Answer.status(503))) {
                assertThat(worker.failure()).contains("503");
                again.answerWith(asked -> Answer.json(asked.query().containsValue("3") ? records(4, 4) : "[]"));
                worker.take(4);
            }
            assertThat(worker.ids()).containsExactly("1", "2", "3", "4");
        }
    }

    @Test
    void aServerThatWantsAPauseGetsIt() throws Exception {
        server.answerWith(asked -> Answer.status(429).with("Retry-After", "3600"));

        try (Worker worker = worker("")) {
            assertThat(worker.failure()).contains("429");
            server.answerWith(asked -> Answer.json(records(1, 3)));
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
        try (StubServer other = new StubServer(asked -> Answer.json(records(1, 3)));
                Worker worker = worker("auth: {bearer: {env: TOKEN}}")) {
            server.answerWith(asked -> new Answer(302, Map.of("Location", other.url() + "/records"), ""));
            assertThat(worker.failure()).contains("redirects").contains("302");
            assertThat(other.asked).isEmpty();

            server.answerWith(asked -> asked.path().equals("/records")
                    ? new Answer(308, Map.of("Location", "/v2/records?x=1"), "")
                    : Answer.json(records(1, 3)));
            worker.take(3);
            assertThat(server.asked.getLast().headers()).containsEntry("authorization", "Bearer from-environment");
        }
    }

    @Test
    void aLinkToAnotherHostIsNotFollowedAndOneOfTheBodyIs() throws Exception {
        server.answerWith(
                asked -> Answer.json("{\"next\":\"https://elsewhere.example/2\",\"data\":" + records(1, 3) + "}"));

        try (Worker worker = worker("records: data\npaging: {by: link, from: next}")) {
            worker.poll();
            assertThat(worker.failure()).contains("no address of this host");

            server.answerWith(asked -> asked.query().isEmpty()
                    ? Answer.json("{\"next\":\"?cursor=a%20b\",\"data\":" + records(1, 3) + "}")
                    : Answer.json("{\"next\":null,\"data\":" + records(4, 5) + "}"));
            worker.take(5);
            Asked second = server.asked.getLast();
            assertThat(second.path()).isEqualTo("/records");
            assertThat(second.query()).containsEntry("cursor", "a b");
        }
    }

    @Test
    void aTokenOfATokenEndpointIsRenewedWhenItEndsOrIsRefused() throws Exception {
        List<String> tokens = new ArrayList<>();
        try (StubServer login = new StubServer(asked -> {
                    tokens.add("token-" + tokens.size());
                    return Answer.json("{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":600}"
                            .formatted(tokens.getLast()));
                });
                Worker worker = worker("""
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
                    : Answer.json(records(1, 4)));
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
                Worker worker = worker("""
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
        try (Worker nobody = worker("");
                Worker named = worker("auth: {basic: {user: me, password: {env: TOKEN}}}")) {
            server.answerWith(asked -> Answer.status(401));
            assertThat(nobody.failure()).contains("asks for a credential").contains("rest.auth");
            server.answerWith(asked -> Answer.status(403));
            assertThat(named.failure())
                    .contains("rest.auth.basic may not read this")
                    .doesNotContain("from-");
            server.answerWith(asked -> Answer.status(404));
            assertThat(named.failure()).contains("nothing at rest.url (404)");
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

    @Test
    void aSourceThatIsAskedOtherwiseIsReadFromItsBeginning() throws Exception {
        assertThat(Place.restore(Map.of("configuration", "a", "page", "7"), "b", new Memory(1)))
                .isEqualTo(Place.START);
        assertThat(Place.restore(Map.of("configuration", "a", "page", "7"), "a", new Memory(1)))
                .isEqualTo(new Place("7", "", ""));
    }
}
