package io.onefold.ingest.social;

import static io.onefold.ingest.social.CalledSource.NOW;
import static io.onefold.ingest.social.CalledSource.quarantined;
import static io.onefold.ingest.social.CalledSource.touchpoint;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onefold.ingest.hook.Hook;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Touchpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookHookTest {
    private static final String MAPPING = """
            mapping:
              event: type
              messageId: id
              time: {column: at}
              identifiers: {email: who}
            """;

    private final Map<String, String> environment = new HashMap<>(Map.of("TOKEN", "t0ken"));

    private Hook open(String webhook) {
        return CalledSource.open(
                "desk", "kind: webhook\nchannel: survey\nwebhook: " + webhook + "\n" + MAPPING, environment);
    }

    private static Hook.Call bearer(String token, String body) {
        return CalledSource.post(Map.of(), Map.of("authorization", token), body);
    }

    private static Hook.Call at(Instant receivedAt, Map<String, String> headers, String body) {
        return new Hook.Call(
                "POST", Map.of(), headers, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)), receivedAt);
    }

    private static String record(String id) {
        return "{\"id\":\"" + id + "\",\"type\":\"Rated\",\"at\":\"2026-01-31T08:00:00Z\",\"who\":\"li@shop.example\"}";
    }

    /** The example that Zendesk publishes. */
    @Test
    void aSignatureOverBodyAndTimeIsGoodOnlyForBothAndOnlyForAWhile() throws IOException {
        environment.put("SECRET", "HRkRd4BeOAoUkfZr-mhauJT64rvBASlJRoIyPsd3zeA=");
        Hook hook = open("""
                {signature: {header: X-Zendesk-Webhook-Signature, encoding: base64, secret: {env: SECRET},
                   timestamp-header: X-Zendesk-Webhook-Signature-Timestamp, signed: "{body}{timestamp}"}}""");
        Map<String, String> headers = Map.of(
                "x-zendesk-webhook-signature", "tRDSF7URY8BLCDlaBcQ7FHu051Zk+aAB0NKMP53teMw=",
                "x-zendesk-webhook-signature-timestamp", "2021-07-25T10:00:00Z");
        Map<String, String> later = new HashMap<>(headers);
        later.put("x-zendesk-webhook-signature-timestamp", "2021-07-25T10:00:01Z");
        String body = "{\"say\": \"hello\"}";
        Instant then = Instant.parse("2021-07-25T10:00:00Z");

        Hook.Answer answer = hook.answer(at(then.plusSeconds(300), headers, body));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(quarantined(answer).reason()).isEqualTo(QuarantineReason.MISSING_FIELD);
        assertThat(hook.answer(at(then.plusSeconds(301), headers, body)).status())
                .isEqualTo(403);
        assertThat(hook.answer(at(then.minusSeconds(301), headers, body)).status())
                .isEqualTo(403);
        assertThat(hook.answer(at(then, later, body)).status()).isEqualTo(403);
        assertThat(hook.answer(at(then, headers, body + " ")).status()).isEqualTo(403);
        assertThat(hook.answer(at(then, Map.of(), body)).fates()).isEmpty();
    }

    /** The example that Slack publishes; its body is no JSON. */
    @Test
    void aSignatureMayHaveAPrefixAndATextBetweenItsParts() throws IOException {
        environment.put("SECRET", "8f742231b10e8888abcd99yyyzzz85a5");
        Hook hook = open("""
                {signature: {header: X-Slack-Signature, prefix: v0=, secret: {env: SECRET},
                   timestamp-header: X-Slack-Request-Timestamp, signed: "v0:{timestamp}:{body}", max-age: 1m}}""");
        String body = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
                + "&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
                + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
                + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
        Map<String, String> headers = Map.of(
                "x-slack-signature", "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
                "x-slack-request-timestamp", "1531420618");
        Instant then = Instant.ofEpochSecond(1531420618);

        assertThat(quarantined(hook.answer(at(then, headers, body))).reason())
                .isEqualTo(QuarantineReason.MALFORMED_JSON);
        assertThat(hook.answer(at(then.plusSeconds(61), headers, body)).status())
                .isEqualTo(403);
    }

    /** Test case 2 of RFC 2202 and of RFC 4231. */
    @Test
    void bothAlgorithmsAreThoseOfTheStandardAndDigitsMayBeLarge() throws IOException {
        environment.put("SECRET", "Jefe");
        String body = "what do ya want for nothing?";
        Hook sha1 = open("{signature: {header: S, algorithm: hmac-sha1, prefix: sha1=, secret: {env: SECRET}}}");
        Hook sha256 = open("{signature: {header: S, secret: [{env: TOKEN}, {env: SECRET}]}}");

        assertThat(sha1.answer(at(NOW, Map.of("s", "sha1=EFFCDF6AE5EB2FA2D27416D5F184DF9C259A7C79"), body))
                        .status())
                .isEqualTo(200);
        assertThat(sha1.answer(at(NOW, Map.of("s", "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"), body))
                        .status())
                .isEqualTo(403);
        assertThat(sha256.answer(at(
                                NOW,
                                Map.of("s", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
                                body))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aBearerTokenIsComparedAsAWhole() throws IOException {
        Hook hook = open("{bearer: {env: TOKEN}}");

        assertThat(hook.answer(bearer("bearer t0ken", record("1"))).status()).isEqualTo(200);
        for (String wrong : List.of("", "Bearer", "Bearer ", "Bearer t0ke", "Bearer t0kenx", "Basic t0ken")) {
            Hook.Answer answer = hook.answer(bearer(wrong, record("1")));
            assertThat(answer.status()).as(wrong).isEqualTo(403);
            assertThat(answer.fates()).isEmpty();
        }
        environment.put("TOKEN", " ");
        assertThatThrownBy(() -> hook.answer(bearer("Bearer ", record("1"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("TOKEN");
        assertThat(hook.answer(CalledSource.get(Map.of())).status()).isEqualTo(405);
    }

    @Test
    void aRecordGoesByItsOwnIdOrByADigestThatIsTheSameEachTime() throws IOException {
        Hook hook = open("{bearer: {env: TOKEN}}");
        String nameless = record("1").replace("\"id\":\"1\",", "");

        Touchpoint named = touchpoint(hook.answer(bearer("Bearer t0ken", record("1"))));
        Touchpoint first = touchpoint(hook.answer(bearer("Bearer t0ken", nameless)));
        Touchpoint again = touchpoint(hook.answer(bearer("Bearer t0ken", nameless.replace(",", " ,\n "))));

        assertThat(named.messageId()).isEqualTo("1");
        assertThat(named.name()).isEqualTo("Rated");
        assertThat(named.identifiers()).containsExactly(new Identifier("email", "li@shop.example"));
        assertThat(first.messageId()).startsWith("digest-");
        assertThat(again).isEqualTo(first);
    }

    @Test
    void aBadRecordIsKeptAloneWithItsOwnBytes() throws IOException {
        Hook hook = open("{bearer: {env: TOKEN}, records: /data/events}");
        String deep = "[".repeat(100) + "]".repeat(100);
        String bad = "{\"id\" : \"2\", \"deep\":" + deep + "}";
        String body = "{\"kind\":[1,{\"events\":[]}],\"data\":{\"other\":{},\"events\":[" + record("1") + ", " + bad
                + " ,7," + record("3") + "],\"more\":1}}";

        Hook.Answer answer = hook.answer(bearer("Bearer t0ken", body));

        assertThat(answer.body()).isEqualTo("{\"success\":true}");
        assertThat(answer.fates()).hasSize(4);
        assertThat(touchpoint(answer.fates().get(0)).messageId()).isEqualTo("1");
        assertThat(quarantined(answer.fates().get(1)).reason()).isEqualTo(QuarantineReason.OVERSIZE);
        assertThat(quarantined(answer.fates().get(1)).location()).isEqualTo("/v1/hooks/desk[1]");
        assertThat(CalledSource.original(quarantined(answer.fates().get(1)))).isEqualTo(bad);
        assertThat(CalledSource.original(quarantined(answer.fates().get(2)))).isEqualTo("7");
        assertThat(touchpoint(answer.fates().get(3)).messageId()).isEqualTo("3");
    }

    @Test
    void aBodyIsOneRecordOrAnArrayOfThem() throws IOException {
        Hook hook = open("{bearer: {env: TOKEN}}");

        assertThat(touchpoint(hook.answer(bearer("Bearer t0ken", "\uFEFF" + record("1"))))
                        .messageId())
                .isEqualTo("1");
        assertThat(hook.answer(bearer("Bearer t0ken", "[" + record("1") + "," + record("2") + "]"))
                        .fates())
                .hasSize(2);
        assertThat(hook.answer(bearer("Bearer t0ken", "[]"))).satisfies(answer -> {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.fates()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[{\"id\":1},",
                "{\"data\":{\"events\":[{}]}",
                "{\"data\":{\"events\":[{}]}}{}",
                "{\"data\":{\"event\":[]}}",
                "{\"data\":[]}",
                "no json"
            })
    void aBodyThatCannotBeCutIsKeptAsAWhole(String body) throws IOException {
        Hook hook = open("{bearer: {env: TOKEN}, records: /data/events}");

        Hook.Answer answer = hook.answer(bearer("Bearer t0ken", body));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(CalledSource.original(quarantined(answer))).isEqualTo(body);
        assertThat(quarantined(answer).location()).isEqualTo("/v1/hooks/desk");
    }

    @Test
    void allThatIsWrongWithADescriptionIsSaidAtOnce() {
        assertThatThrownBy(() -> open("{records: events}"))
                .hasMessageContaining("webhook.records: write a JSON pointer")
                .hasMessageContaining("webhook.signature: is missing, and bearer too");
        assertThatThrownBy(
                        () -> open(
                                "{signature: {algorithm: md5, encoding: rot13, secret: plain, signed: '{body}{nonce}', max-age: 1m, heder: S}}"))
                .hasMessageContaining("webhook.signature.algorithm: write one of")
                .hasMessageContaining("webhook.signature.encoding: write one of")
                .hasMessageContaining("webhook.signature.secret: write {env: NAME}")
                .hasMessageContaining("webhook.signature.signed: write {body}")
                .hasMessageContaining("webhook.signature.max-age: needs timestamp-header")
                .hasMessageContaining("webhook.signature.header: is missing")
                .hasMessageContaining("webhook.signature.heder: no such key");
        assertThatThrownBy(() -> open("{signature: {header: S, timestamp-header: T, secret: [], signed: '{body}'}}"))
                .hasMessageContaining("webhook.signature.secret: is an empty list")
                .hasMessageContaining("webhook.signature.signed: write {body}, and {timestamp}");
    }
}
