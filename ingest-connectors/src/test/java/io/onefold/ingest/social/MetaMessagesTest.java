package io.onefold.ingest.social;

import static io.onefold.ingest.social.CalledSource.quarantined;
import static io.onefold.ingest.social.CalledSource.touchpoint;
import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.ingest.hook.Hook;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Quarantined;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages of Facebook, Instagram and WhatsApp, and what is said of them. */
class MetaMessagesTest {
    private final MetaApp app = new MetaApp();
    private final Map<String, String> environment = app.environment;
    private final Hook hook = app.hook;

    @Test
    void aMessageIsATouchpointOfItsSenderOnThatPage() throws IOException {
        Hook.Call call = MetaApp.messaging(
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
        Hook asked = CalledSource.open("meta", MetaApp.PAGE.formatted(", texts: true, namespace: psid"), environment);
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
        Touchpoint read = touchpoint(hook.answer(MetaApp.messaging(object, sender, recipient, more)));

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

        Touchpoint first = touchpoint(hook.answer(MetaApp.signed(body.formatted("1769848200"))));
        Touchpoint again = touchpoint(hook.answer(MetaApp.signed(body.formatted("1769848900"))));

        assertThat(again).isEqualTo(first);
        assertThat(first.occurredAt()).isEqualTo(1769848199000L);
    }

    @Test
    void aWhatsAppNumberIsATelephoneNumberWithItsCountry() throws IOException {
        Hook.Call call = MetaApp.whatsApp(
                "\"messages\":[{\"from\":\"16505551234\",\"id\":\"wamid.A\",\"timestamp\":\"1769848199\","
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
        Hook asked =
                CalledSource.open("meta", MetaApp.PAGE.formatted(", texts: true, phone-namespace: ''"), environment);
        assertThat(touchpoint(asked.answer(call)).identifiers()).hasSize(1);
        assertThat(touchpoint(asked.answer(call)).details().properties())
                .containsEntry("text", new Value.Text("Another colour?"));
    }

    @Test
    void eachMessageAndEachStateOfAWhatsAppCallIsAnEvent() throws IOException {
        Hook.Answer answer = hook.answer(MetaApp.whatsApp("""
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
}
