package io.onefold.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.ingest.SinkFullException;
import io.onefold.ingest.SinkSlowException;
import io.onefold.schemas.EventType;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Touchpoint;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CollectorTest {
    private static final String TRACK = "{\"messageId\":\"m1\",\"userId\":\"u1\",\"event\":\"Signed Up\"}";

    private final CollectorServer collector = new CollectorServer();

    @AfterEach
    void stop() {
        collector.close();
    }

    @Test
    void theWebSnippetIsServedInUnderThreeKilobytes() {
        HttpResponse<String> answer =
                collector.send(collector.anonymousTo("/onefold.js").GET());

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/javascript; charset=utf-8");
        assertThat(answer.body()).startsWith("(() => {").endsWith("})();\n").hasSizeLessThan(3_000);
    }

    @Test
    void aTrackCallBecomesATouchpointOfItsSource() {
        HttpResponse<String> answer = collector.post("/v1/track", TRACK);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"success\":true}");
        Touchpoint touchpoint = collector.sink.touchpoints.getFirst();
        assertThat(touchpoint.source()).isEqualTo("shop");
        assertThat(touchpoint.messageId()).isEqualTo("m1");
        assertThat(touchpoint.name()).isEqualTo("Signed Up");
        assertThat(touchpoint.identifiers()).containsExactly(new Identifier("customer_id", "u1"));
        assertThat(touchpoint.occurredAt()).isEqualTo(CollectorServer.NOW.toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/identify, IDENTIFY",
        "/v1/i, IDENTIFY",
        "/v1/track, TRACK",
        "/v1/page, PAGE",
        "/v1/screen, SCREEN",
        "/v1/group, GROUP",
        "/v1/alias, ALIAS"
    })
    void eachPathGivesItsEventItsType(String path, EventType type) {
        collector.post(path, TRACK);

        assertThat(collector.sink.touchpoints).extracting(Touchpoint::type).containsExactly(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/batch", "/v1/import", "/v1/b", "/beacon/v1/batch"})
    void aBatchIsTakenInItsOrder(String path) {
        collector.post(
                path,
                "{\"batch\":[{\"type\":\"identify\",\"userId\":\"u1\"},{\"type\":\"page\",\"userId\":\"u2\"}],\"sentAt\":null}");

        assertThat(collector.sink.touchpoints)
                .extracting(Touchpoint::type)
                .containsExactly(EventType.IDENTIFY, EventType.PAGE);
    }

    @Test
    void theWriteKeyMayComeAsBearerTokenInTheQueryOrInTheBody() {
        var bearer = collector.anonymousTo("/v1/track").header("Authorization", "Bearer app-key");
        collector.send(bearer.POST(BodyPublishers.ofString(TRACK)));
        collector.send(collector.anonymousTo("/v1/track?writeKey=app-key").POST(BodyPublishers.ofString(TRACK)));
        String withKey = TRACK.replace("{", "{\"writeKey\":\"app-key\",");
        collector.send(collector.anonymousTo("/v1/track").POST(BodyPublishers.ofString(withKey)));

        assertThat(collector.sink.touchpoints)
                .extracting(Touchpoint::source)
                .containsExactly("mobile", "mobile", "mobile");
    }

    @Test
    void anUnknownOrMissingWriteKeyIsUnauthorized() {
        HttpResponse<String> missing =
                collector.send(collector.anonymousTo("/v1/track").POST(BodyPublishers.ofString(TRACK)));
        HttpResponse<String> unknown = collector.send(collector
                .anonymousTo("/v1/track")
                .header("Authorization", CollectorServer.basic("nobody"))
                .POST(BodyPublishers.ofString(TRACK)));

        assertThat(missing.statusCode()).isEqualTo(401);
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.body()).contains("\"error\":\"unauthorized\"", "\"location\":\"/v1/track\"");
        assertThat(collector.sink.touchpoints).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-www-form-urlencoded", "text/plain;charset=UTF-8"})
    void jsonIsTakenWhateverItIsLabelledAs(String contentType) {
        byte[] body = CollectorServer.gzip(TRACK.getBytes(StandardCharsets.UTF_8));

        HttpResponse<String> answer = collector.send(collector
                .to("/v1/track")
                .header("Content-Type", contentType)
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(body)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(collector.sink.touchpoints).hasSize(1);
    }

    @Test
    void aBadEventOfABatchIsQuarantinedAloneWithItsOwnBytes() {
        String bad = "{\"type\":\"track\", \"messageId\":\"m2\",\"event\":\"Größe\"}";
        String body = "{ \"batch\": [ {\"type\":\"page\",\"userId\":\"ü\"} , " + bad + " , 7 ] }";

        HttpResponse<String> answer = collector.post("/v1/batch", body);

        assertThat(answer.body()).isEqualTo("{\"success\":true}");
        assertThat(collector.sink.touchpoints).hasSize(1);
        assertThat(collector.sink.quarantined)
                .extracting(record -> record.reason().code() + " " + record.location() + " " + record.messageId())
                .containsExactly("no-identifier /v1/batch[1] m2", "wrong-type /v1/batch[2] ");
        assertThat(collector.sink.quarantined)
                .extracting(record ->
                        StandardCharsets.UTF_8.decode(record.original()).toString())
                .containsExactly(bad, "7");
    }

    @Test
    void strictAnswersSayEachEventsFate() {
        String body = "{\"batch\":[{\"type\":\"page\",\"userId\":\"u\",\"messageId\":\"a\"},"
                + "{\"type\":\"leap\",\"userId\":\"u\",\"messageId\":\"b\"}]}";

        HttpResponse<String> answer = collector.send(
                collector.to("/v1/batch").header("X-Onefold-Strict", "1").POST(BodyPublishers.ofString(body)));

        assertThat(answer.body())
                .isEqualTo("{\"success\":true,\"events\":["
                        + "{\"index\":0,\"messageId\":\"a\",\"fate\":\"accepted\"},"
                        + "{\"index\":1,\"messageId\":\"b\",\"fate\":\"quarantined\",\"reason\":\"unknown-schema\","
                        + "\"message\":\"type is none of track, identify, page, screen, group and alias\"}]}");
    }

    @Test
    void aBodyThatIsNoJsonIsRefusedAndKept() {
        HttpResponse<String> answer = collector.post("/v1/batch", "{\"batch\":[{\"type\":");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("malformed-json", "line 1, column", "/v1/batch");
        assertThat(collector.sink.quarantined)
                .extracting(record -> record.reason() + record.location())
                .containsExactly("MALFORMED_JSON/v1/batch");
    }

    @Test
    void aBatchWithoutABatchIsRefused() {
        assertThat(collector.post("/v1/batch", "{}").statusCode()).isEqualTo(400);
        assertThat(collector.post("/v1/batch", "[]").statusCode()).isEqualTo(400);
        assertThat(collector.post("/v1/batch", "").statusCode()).isEqualTo(400);
    }

    @Test
    void strangersNoiseIsRefusedAndNotKept() {
        HttpResponse<String> answer =
                collector.send(collector.anonymousTo("/v1/track").POST(BodyPublishers.ofString("noise")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(collector.sink.quarantined).isEmpty();
    }

    @Test
    void anEventOver32KilobytesIsRefusedAloneAndQuarantinedInABatch() {
        String large = TRACK.replace("{", "{\"type\":\"track\",\"properties\":{\"p\":\"" + "x".repeat(33_000) + "\"},");

        HttpResponse<String> single = collector.post("/v1/track", large);
        HttpResponse<String> batch = collector.post("/v1/batch", "{\"batch\":[" + large + "]}");

        assertThat(single.statusCode()).isEqualTo(413);
        assertThat(single.body()).contains("oversize", "at most 32768");
        assertThat(batch.statusCode()).isEqualTo(200);
        assertThat(collector.sink.quarantined)
                .extracting(record -> record.reason())
                .containsExactly(QuarantineReason.OVERSIZE, QuarantineReason.OVERSIZE);
    }

    @Test
    void aRequestOver500KilobytesIsRefusedHoweverItIsSent() {
        byte[] large = " ".repeat(600_000).getBytes(StandardCharsets.UTF_8);
        byte[] bomb = CollectorServer.gzip(new byte[50_000_000]);

        HttpRequest.Builder chunked = collector
                .to("/v1/batch")
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large)));
        HttpRequest.Builder packed =
                collector.to("/v1/batch").header("Content-Encoding", "gzip").POST(BodyPublishers.ofByteArray(bomb));

        assertThat(collector.send(chunked).statusCode()).isEqualTo(413);
        assertThat(collector.send(packed).statusCode()).isEqualTo(413);
        assertThat(collector.sink.quarantined).isEmpty();
    }

    @Test
    void abusiveJsonIsRefusedWithoutHarmToItsNeighbours() {
        String deep = "[".repeat(200) + "]".repeat(200);
        String body = "{\"batch\":[{\"type\":\"page\",\"userId\":\"u\",\"properties\":{\"p\":" + deep + "}},"
                + "{\"type\":\"page\",\"userId\":\"u\",\"properties\":{\"p\":" + "9".repeat(900) + "}},"
                + "{\"type\":\"page\",\"userId\":\"u\",\"properties\":{\"p\":1e999999999}},"
                + "{\"type\":\"page\",\"userId\":\"u\"}]}";

        assertThat(collector.post("/v1/batch", body).statusCode()).isEqualTo(200);

        assertThat(collector.sink.touchpoints).hasSize(1);
        assertThat(collector.sink.quarantined)
                .extracting(record -> record.reason())
                .containsExactly(QuarantineReason.OVERSIZE, QuarantineReason.OVERSIZE, QuarantineReason.WRONG_TYPE);
        String bottomless = "{\"batch\":[" + "[".repeat(200_000);
        assertThat(collector.post("/v1/batch", bottomless).statusCode()).isEqualTo(413);
    }

    @Test
    void aBodyThatIsNotWhatItsEncodingSaysIsRefused() {
        HttpRequest.Builder notGzip =
                collector.to("/v1/track").header("Content-Encoding", "gzip").POST(BodyPublishers.ofString(TRACK));
        HttpRequest.Builder unknown =
                collector.to("/v1/track").header("Content-Encoding", "br").POST(BodyPublishers.ofString(TRACK));

        assertThat(collector.send(notGzip).statusCode()).isEqualTo(400);
        assertThat(collector.send(unknown).statusCode()).isEqualTo(415);
    }

    @Test
    void theAnswerWaitsUntilEverythingIsStored() {
        CompletableFuture<Void> stored = new CompletableFuture<>();
        collector.sink.answerWith(() -> stored);

        CompletableFuture<HttpResponse<String>> answer =
                CompletableFuture.supplyAsync(() -> collector.post("/v1/track", TRACK));
        while (collector.sink.touchpoints.isEmpty()) Thread.onSpinWait();
        boolean early = answer.isDone();
        stored.complete(null);

        assertThat(early).isFalse();
        assertThat(answer.join().statusCode()).isEqualTo(200);
    }

    @Test
    void aFullOrSlowSinkIsAnsweredWithTooManyRequestsAndAFailedOneWithUnavailable() {
        collector.sink.answerWith(() -> CompletableFuture.failedFuture(new SinkFullException("full")));
        HttpResponse<String> full = collector.post("/v1/track", TRACK);
        collector.sink.answerWith(() ->
                CompletableFuture.failedFuture(new SinkSlowException("no broker", new IllegalStateException("down"))));
        HttpResponse<String> slow = collector.post("/v1/track", TRACK);
        collector.sink.answerWith(() -> CompletableFuture.failedFuture(new IllegalStateException("forbidden")));
        HttpResponse<String> failed = collector.post("/v1/track", TRACK);

        assertThat(full.statusCode()).isEqualTo(429);
        assertThat(full.headers().firstValue("Retry-After")).contains("1");
        assertThat(slow.statusCode()).isEqualTo(429);
        assertThat(slow.headers().firstValue("Retry-After")).contains("5");
        assertThat(slow.body()).contains("not-stored");
        assertThat(failed.statusCode()).isEqualTo(503);
        assertThat(failed.headers().firstValue("Retry-After")).contains("5");
        assertThat(failed.body()).contains("not-stored");
    }

    @Test
    void aSinkThatNeverAnswersIsGivenUpAndItsRoomStaysTaken() {
        int room = 1_000;
        CollectorSettings narrow = new CollectorSettings(room, room, Duration.ofMillis(50), Set.of("*"));
        try (CollectorServer server = new CollectorServer(narrow)) {
            CompletableFuture<Void> stored = new CompletableFuture<>();
            server.sink.answerWith(() -> stored);
            String large = TRACK.replace("}", ",\"x\":\"" + "y".repeat(900) + "\"}");

            HttpResponse<String> givenUp = server.post("/v1/track", large);
            HttpResponse<String> noRoom = server.post("/v1/track", large);
            stored.complete(null);
            HttpResponse<String> afterwards = server.post("/v1/track", large);

            assertThat(givenUp.statusCode()).isEqualTo(429);
            assertThat(noRoom.statusCode()).isEqualTo(429);
            assertThat(afterwards.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void browsersOfOtherSitesMayAskAndSend() {
        HttpResponse<String> preflight = collector.send(collector
                .anonymousTo("/v1/track")
                .header("Origin", "https://shop.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization, content-type")
                .method("OPTIONS", BodyPublishers.noBody()));
        HttpResponse<String> refused = collector.send(collector
                .anonymousTo("/v1/track")
                .header("Origin", "https://shop.example")
                .POST(BodyPublishers.ofString(TRACK)));

        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers"))
                .contains("authorization, content-type");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .contains("https://shop.example");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).contains("https://shop.example");
    }

    @Test
    void originsCanBeLimited() {
        CollectorSettings own =
                new CollectorSettings(1_000, 1_000, Duration.ofSeconds(9), Set.of("https://shop.example"));
        try (CollectorServer server = new CollectorServer(own)) {
            HttpResponse<String> other = server.send(server.anonymousTo("/v1/track")
                    .header("Origin", "https://other.example")
                    .method("OPTIONS", BodyPublishers.noBody()));

            assertThat(other.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
        }
    }
}
