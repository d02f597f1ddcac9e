package io.onefold.ingest.social;

import static io.onefold.ingest.social.CalledSource.quarantined;
import static io.onefold.ingest.social.CalledSource.touchpoint;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onefold.ingest.hook.Hook;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Quarantined;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call, and what becomes of calls that cannot be read. */
class MetaHookTest {
    private final MetaApp app = new MetaApp();
    private final Map<String, String> environment = app.environment;
    private final Hook hook = app.hook;

    @Test
    void aSubscriptionIsVerifiedByItsToken() throws IOException {
        Map<String, String> query =
                Map.of("hub.mode", "subscribe", "hub.verify_token", "meatyhamhock", "hub.challenge", "1158201444");
        Map<String, String> wrong = new HashMap<>(query);
        wrong.put("hub.verify_token", "guess");

        assertThat(hook.answer(CalledSource.get(query))).isEqualTo(Hook.Answer.text(200, "1158201444"));
        assertThat(hook.answer(CalledSource.get(wrong)).status()).isEqualTo(403);
        assertThat(hook.answer(CalledSource.get(Map.of())).status()).isEqualTo(403);
    }

    /** The example of a signed body that GitHub publishes, whose header is the same. */
    @Test
    void thePublishedSignatureIsTheBodys() throws IOException {
        String code = "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

        Hook.Answer answer = hook.answer(
                CalledSource.post(Map.of(), Map.of("x-hub-signature-256", "sha256=" + code), "Hello, World!"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(quarantined(answer).reason()).isEqualTo(QuarantineReason.MALFORMED_JSON);
        assertThat(CalledSource.original(quarantined(answer))).isEqualTo("Hello, World!");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "sha256=", "sha256=00", "sha1=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c"})
    void aStrangersCallLeavesNothing(String signature) throws IOException {
        Hook.Answer answer = hook.answer(
                CalledSource.post(Map.of(), Map.of("x-hub-signature-256", signature), "{\"object\":\"page\"}"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.fates()).isEmpty();
    }

    @Test
    void aSecretThatIsNotThereOrEmptyIsAFailure() {
        environment.put("NEW_SECRET", "");
        assertThatThrownBy(() -> hook.answer(MetaApp.signed("{}")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("NEW_SECRET");
        environment.remove("NEW_SECRET");
        assertThatThrownBy(() -> hook.answer(MetaApp.signed("{}"))).isInstanceOf(IOException.class);
    }

    @Test
    void whatIsUnknownIsKeptAndDoesNotTouchItsNeighbours() throws IOException {
        Hook.Answer answer = hook.answer(MetaApp.signed("""
                {"object":"page","entry":[{"id":"P1","time":1769848200,
                "messaging":[{"sender":{"id":"U"},"timestamp":1769848199456,"hologram":{}},
                             {"sender":{"id":"U"},"timestamp":1769848199456,"message":{"mid":"m"}},
                             {"timestamp":1769848199456,"message":{"mid":"n"}}],
                "changes":[{"field":"ratings","value":{}},
                           {"field":"feed","value":{"from":{"id":"P1"},"item":"post","verb":"add"}}]},
                {"id":"P1","time":1769848200}]}
                """));

        assertThat(answer.body()).isEqualTo("EVENT_RECEIVED");
        assertThat(answer.fates()).hasSize(6);
        assertThat(touchpoint(answer.fates().get(1)).messageId()).isEqualTo("message-m");
        assertThat(List.of(0, 2, 3, 4, 5))
                .extracting(index -> quarantined(answer.fates().get(index)).reason())
                .containsExactly(
                        QuarantineReason.UNKNOWN_SCHEMA,
                        QuarantineReason.NO_IDENTIFIER,
                        QuarantineReason.UNKNOWN_SCHEMA,
                        QuarantineReason.NO_IDENTIFIER,
                        QuarantineReason.UNKNOWN_SCHEMA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"object\":\"page\"}", "{\"object\":1,\"entry\":[]}"})
    void aBodyOfAnotherShapeIsKeptAsAWhole(String body) throws IOException {
        assertThat(CalledSource.original(quarantined(hook.answer(MetaApp.signed(body)))))
                .isEqualTo(body);
    }

    @Test
    void anObjectOfNoKnownNetworkIsKept() throws IOException {
        assertThat(quarantined(hook.answer(MetaApp.messaging("permissions", "U", "P1", "\"message\":{}")))
                        .reason())
                .isEqualTo(QuarantineReason.UNKNOWN_SCHEMA);
    }

    @Test
    void whatWasKeptCanBeReadAgainAsACallOfItsOwn() throws IOException {
        Hook small = CalledSource.open("meta", MetaApp.PAGE.formatted("") + "limits: {event: 200}\n", environment);
        Hook.Call call = MetaApp.messaging(
                "page", "U", "P1", "\"message\":{\"mid\":\"m\",\"text\":\"" + "x".repeat(200) + "\"}");

        Quarantined kept = quarantined(small.answer(call));

        assertThat(kept.reason()).isEqualTo(QuarantineReason.OVERSIZE);
        assertThat(touchpoint(hook.answer(MetaApp.signed(CalledSource.original(kept)))))
                .isEqualTo(touchpoint(hook.answer(call)));
    }
}
