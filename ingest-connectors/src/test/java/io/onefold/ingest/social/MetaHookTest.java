package io.onefold.ingest.social;

import static io.onefold.ingest.social.CalledSource.quarantined;
import static io.onefold.ingest.social.CalledSource.touchpoint;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onefold.ingest.hook.Hook;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Quarantined;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetaHookTest {
    private static final String SECRET = "It's a Secret to Everybody";
    private static final String PAGE = """
            kind: meta
            channel: social
            meta: {verify-token: {env: VERIFY}, app-secret: [{env: NEW_SECRET}, {env: SECRET}]%s}
            """;

    private final Map<String, String> environment =
            new HashMap<>(Map.of("VERIFY", "meatyhamhock", "SECRET", SECRET, "NEW_SECRET", "next"));
    private final Hook hook = CalledSource.open("meta", PAGE.formatted(""), environment);

    private static Hook.Call signed(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String code = HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
            return CalledSource.post(Map.of(), Map.of("x-hub-signature-256", "sha256=" + code), body);
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** A call about one event of messaging. */
    private static Hook.Call messaging(String object, String sender, String recipient, String more) {
        return signed("""
                {"object":"%s","entry":[{"id":"P1","time":1769848200123,"messaging":[
                {"sender":{"id":"%s"},"recipient":{"id":"%s"},"timestamp":1769848199456,%s}]}]}
                """.formatted(object, sender, recipient, more));
    }

    private static Hook.Call change(String object, String field, String value) {
        return signed("""
                {"object":"%s","entry":[{"id":"P1","time":1769848200,"changes":[{"field":"%s","value":%s}]}]}
                """.formatted(object, field, value));
    }

    private static Hook.Call whatsApp(String value) {
        return change("whatsapp_business_account", "messages", """
                {"messaging_product":"whatsapp","metadata":{"phone_number_id":"1063","display_phone_number":"15550783881"},
                "contacts":[{"profile":{"name":"Sheena"},"wa_id":"16505551234"}],%s}
                """.formatted(value));
    }

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
        assertThatThrownBy(() -> hook.answer(signed("{}")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("NEW_SECRET");
        environment.remove("NEW_SECRET");
        assertThatThrownBy(() -> hook.answer(signed("{}"))).isInstanceOf(IOException.class);
    }

    @Test
    void aMessageIsATouchpointOfItsSenderOnThatPage() throws IOException {
        Hook.Call call = messaging(
                "page",
                "PSID7",
                "P1",
                "\"message\":{\"mid\":\"m_1\",\"text\":\"你好\",\"quick_reply\":{\"payload\":\"YES\"}}");

        Touchpoint read = touchpoint(hook.answer(call));

        assertThat(read.name()).isEqualTo("Facebook Message Received");
        assertThat(read.messageId()).isEqualTo("message-m_1");
        assertThat(read.identifiers()).containsExactly(new Identifier("social_id", "facebook:P1:PSID7"));
        assertThat(read.occurredAt()).isEqualTo(1769848199456L);
        assertThat(read.details().properties())
                .containsEntry("network", new Value.Text("facebook"))
                .containsEntry("account", new Value.Text("P1"))
                .containsEntry("interaction", new Value.Text("message"))
                .containsEntry("postId", new Value.Text("m_1"))
                .containsEntry("payload", new Value.Text("YES"))
                .containsEntry("type", new Value.Text("text"))
                .hasSize(6);
        Hook asked = CalledSource.open("meta", PAGE.formatted(", texts: true, namespace: psid"), environment);
        assertThat(touchpoint(asked.answer(call)).details().properties()).containsEntry("text", new Value.Text("你好"));
        assertThat(touchpoint(asked.answer(call)).identifiers().getFirst().namespace())
                .isEqualTo("psid");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "page|U|P1|\"message\":{\"mid\":\"m\"}|Facebook Message Received|message-m",
                "page|P1|U|\"message\":{\"mid\":\"m\",\"is_echo\":true,\"app_id\":7}|Facebook Message Sent|message-m",
                "instagram|P1|U|\"message\":{\"mid\":\"m\",\"is_echo\":true}|Instagram Message Sent|message-m",
                "instagram|U|P1|\"message\":{\"mid\":\"m\",\"is_deleted\":true}|Instagram Message Deleted|deleted-m",
                "page|U|P1|\"message_edit\":{\"mid\":\"m\",\"num_edit\":2}|Facebook Message Edited|edit-2-m",
                "page|U|P1|\"postback\":{\"mid\":\"m\",\"payload\":\"BUY\"}|Facebook Button Clicked|postback-m",
                "page|U|P1|\"reaction\":{\"mid\":\"m\",\"action\":\"react\"}|Facebook Reaction Added|",
                "page|U|P1|\"reaction\":{\"mid\":\"m\",\"action\":\"unreact\"}|Facebook Reaction Removed|",
                "page|U|P1|\"delivery\":{\"mids\":[\"m\",\"n\"],\"watermark\":1769848199000}|Facebook Message Delivered|",
                "page|U|P1|\"read\":{\"watermark\":1769848199000}|Facebook Message Read|",
                "page|U|P1|\"referral\":{\"ref\":\"r\",\"source\":\"ADS\",\"ad_id\":61}|Facebook Referral Opened|",
                "page|U|P1|\"optin\":{\"ref\":\"r\"}|Facebook Opted In|",
                "page|U|P1|\"account_linking\":{\"status\":\"unlinked\"}|Facebook Account Unlinked|"
            })
    void eachKindOfMessagingHasItsNameAndItsCustomer(
            String object, String sender, String recipient, String more, String name, String id) throws IOException {
        Touchpoint read = touchpoint(hook.answer(messaging(object, sender, recipient, more)));

        assertThat(read.name()).isEqualTo(name);
        assertThat(read.identifiers().getFirst().value()).endsWith(":P1:U");
        if (id == null) assertThat(read.messageId()).startsWith("digest-");
        else assertThat(read.messageId()).isEqualTo(id);
    }

    @Test
    void anEventSentAgainHasTheSameIdAlthoughMetaSaysAnotherTimeOfSending() throws IOException {
        String body =
                "{\"object\":\"page\",\"entry\":[{\"id\":\"P1\",\"time\":%s,\"messaging\":[{\"sender\":{\"id\":\"U\"},"
                        + "\"read\":{\"watermark\":1769848199000}}]}]}";

        Touchpoint first = touchpoint(hook.answer(signed(body.formatted("1769848200"))));
        Touchpoint again = touchpoint(hook.answer(signed(body.formatted("1769848900"))));

        assertThat(again).isEqualTo(first);
        assertThat(first.occurredAt()).isEqualTo(1769848199000L);
    }

    @ParameterizedTest
    @CsvSource({
        "comment, add, Facebook Comment Added",
        "comment, remove, Facebook Comment Removed",
        "reaction, add, Facebook Reaction Added",
        "status, edited, Facebook Post Edited"
    })
    void aChangeOfTheFeedIsATouchpointOfWhoMadeIt(String item, String verb, String name) throws IOException {
        String value = """
                {"from":{"id":"U","name":"A"},"item":"%s","verb":"%s","post_id":"P1_9","comment_id":"9_1",
                "created_time":1769848190,"message":"secret"}""".formatted(item, verb);

        Touchpoint read = touchpoint(hook.answer(change("page", "feed", value)));

        assertThat(read.name()).isEqualTo(name);
        assertThat(read.identifiers()).containsExactly(new Identifier("social_id", "facebook:P1:U"));
        assertThat(read.occurredAt())
                .isEqualTo(Instant.ofEpochSecond(1769848190).toEpochMilli());
        assertThat(read.details().properties())
                .containsEntry("postId", new Value.Text("P1_9"))
                .containsEntry("commentId", new Value.Text("9_1"))
                .doesNotContainKey("text");
    }

    @Test
    void aCommentOnInstagramIsReadFromAChangeAndFromAnEntryThatIsOne() throws IOException {
        String value =
                "{\"id\":\"c1\",\"from\":{\"id\":\"U\",\"username\":\"li\"},\"text\":\"hi\",\"media\":{\"id\":\"M\"}}";
        String entry =
                "{\"object\":\"instagram\",\"entry\":[{\"id\":\"P1\",\"time\":1769848200,\"field\":\"comments\",\"value\":"
                        + value + "}]}";

        Touchpoint ofChange = touchpoint(hook.answer(change("instagram", "comments", value)));

        assertThat(ofChange.name()).isEqualTo("Instagram Comment Added");
        assertThat(ofChange.messageId()).isEqualTo("comment-c1");
        assertThat(ofChange.identifiers()).containsExactly(new Identifier("social_id", "instagram:P1:U"));
        assertThat(ofChange.traits()).containsEntry("instagram_name", new Value.Text("li"));
        assertThat(touchpoint(hook.answer(signed(entry)))).isEqualTo(ofChange);
    }

    @Test
    void aWhatsAppNumberIsATelephoneNumberWithItsCountry() throws IOException {
        Hook.Call call =
                whatsApp("\"messages\":[{\"from\":\"16505551234\",\"id\":\"wamid.A\",\"timestamp\":\"1769848199\","
                        + "\"type\":\"text\",\"text\":{\"body\":\"Another colour?\"}}]");

        Touchpoint read = touchpoint(hook.answer(call));

        assertThat(read.name()).isEqualTo("WhatsApp Message Received");
        assertThat(read.messageId()).isEqualTo("message-wamid.A");
        assertThat(read.identifiers())
                .containsExactly(
                        new Identifier("social_id", "whatsapp:16505551234"), new Identifier("phone", "+16505551234"));
        assertThat(read.occurredAt()).isEqualTo(1769848199000L);
        assertThat(read.traits()).containsEntry("whatsapp_name", new Value.Text("Sheena"));
        assertThat(read.details().properties())
                .containsEntry("account", new Value.Text("1063"))
                .doesNotContainKey("text");
        Hook asked = CalledSource.open("meta", PAGE.formatted(", texts: true, phone-namespace: ''"), environment);
        assertThat(touchpoint(asked.answer(call)).identifiers()).hasSize(1);
        assertThat(touchpoint(asked.answer(call)).details().properties())
                .containsEntry("text", new Value.Text("Another colour?"));
    }

    @Test
    void eachMessageAndEachStateOfAWhatsAppCallIsAnEvent() throws IOException {
        Hook.Answer answer = hook.answer(whatsApp("""
                "messages":[
                {"from":"16505551234","id":"w1","timestamp":"1769848199","type":"interactive",
                 "interactive":{"type":"list_reply","list_reply":{"id":"row-2"}}},
                {"from":"16505551234","id":"w2","timestamp":"1769848199","type":"reaction",
                 "reaction":{"message_id":"w0","emoji":"+"}}],
                "statuses":[
                {"id":"w3","status":"delivered","timestamp":"1769848199","recipient_id":"16505551234"},
                {"id":"w3","status":"read","timestamp":"1769848199","recipient_id":"16505551234"},
                {"id":"w4","status":"failed","timestamp":"1769848199","recipient_id":"16505551234","errors":[{"code":131051}]},
                {"id":"w5","status":"teleported","timestamp":"1769848199","recipient_id":"16505551234"}]
                """));

        assertThat(answer.fates()).hasSize(6);
        List<Touchpoint> read = answer.fates().subList(0, 5).stream()
                .map(CalledSource::touchpoint)
                .toList();
        assertThat(read)
                .extracting(Touchpoint::name)
                .containsExactly(
                        "WhatsApp Button Clicked",
                        "WhatsApp Reaction Added",
                        "WhatsApp Message Delivered",
                        "WhatsApp Message Read",
                        "WhatsApp Message Failed");
        assertThat(read)
                .extracting(Touchpoint::messageId)
                .containsExactly("message-w1", "message-w2", "state-delivered-w3", "state-read-w3", "state-failed-w4");
        assertThat(read.get(0).details().properties()).containsEntry("payload", new Value.Text("row-2"));
        assertThat(read.get(1).details().properties()).containsEntry("postId", new Value.Text("w0"));
        assertThat(read.get(4).details().properties()).containsEntry("error", new Value.Text("131051"));
        Quarantined kept = quarantined(answer.fates().get(5));
        assertThat(kept.reason()).isEqualTo(QuarantineReason.UNKNOWN_SCHEMA);
        assertThat(kept.location()).isEqualTo("/v1/hooks/meta[5]");
        assertThat(CalledSource.original(kept)).contains("teleported").doesNotContain("w4");
    }

    @Test
    void whatIsUnknownIsKeptAndDoesNotTouchItsNeighbours() throws IOException {
        Hook.Answer answer = hook.answer(signed("""
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
        assertThat(CalledSource.original(quarantined(hook.answer(signed(body)))))
                .isEqualTo(body);
    }

    @Test
    void anObjectOfNoKnownNetworkIsKept() throws IOException {
        assertThat(quarantined(hook.answer(messaging("permissions", "U", "P1", "\"message\":{}")))
                        .reason())
                .isEqualTo(QuarantineReason.UNKNOWN_SCHEMA);
    }

    @Test
    void whatWasKeptCanBeReadAgainAsACallOfItsOwn() throws IOException {
        Hook small = CalledSource.open("meta", PAGE.formatted("") + "limits: {event: 200}\n", environment);
        Hook.Call call =
                messaging("page", "U", "P1", "\"message\":{\"mid\":\"m\",\"text\":\"" + "x".repeat(200) + "\"}");

        Quarantined kept = quarantined(small.answer(call));

        assertThat(kept.reason()).isEqualTo(QuarantineReason.OVERSIZE);
        assertThat(touchpoint(hook.answer(signed(CalledSource.original(kept)))))
                .isEqualTo(touchpoint(hook.answer(call)));
    }
}
