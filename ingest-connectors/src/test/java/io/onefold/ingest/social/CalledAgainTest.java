package io.onefold.ingest.social;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onefold.ingest.Fate;
import io.onefold.ingest.connector.Connector;
import io.onefold.ingest.connector.Secrets;
import io.onefold.ingest.hook.Hook;
import io.onefold.schemas.Quarantined;
import io.onefold.schemas.Touchpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was refused of calls is read again, once the description is right. */
class CalledAgainTest {
    private static final String WEBHOOK = """
            kind: webhook
            channel: survey
            webhook:
              bearer: {env: TOKEN}
              records: %s
            mapping:
              event: {value: Answered}
              messageId: id
              time: {column: at}
              identifiers: {email: %s}
            """;
    private static final String WECHAT = """
            kind: wechat
            channel: social
            wechat: {token: {env: TOKEN}, app-id: wxb11529c136998cb6%s}
            """;
    private static final String META = """
            kind: meta
            channel: social
            limits: {depth: %d}
            meta: {verify-token: {env: TOKEN}, app-secret: {env: TOKEN}}
            """;
    private static final Map<String, String> ENVIRONMENT =
            Map.of("TOKEN", WeChatAccount.SHOP.token(), "KEY", WeChatAccount.SHOP.aesKey(), "WRONG", "x".repeat(43));

    @Test
    void aCallThatCouldNotBeCutIsCutByTheCorrectedPointer() throws IOException {
        String body =
                "{\"data\":[{\"id\":\"1\",\"at\":\"2026-01-31T08:00:00Z\",\"mail\":\"a@example.com\"},{\"id\":\"2\"}]}";
        Quarantined whole =
                called(WEBHOOK.formatted("/events", "mail"), post(body)).getFirst();

        List<Fate> read = again(WEBHOOK.formatted("/data", "mail"), whole);

        assertThat(whole.messageId()).isEmpty();
        assertThat(read).hasSize(2);
        assertThat(touchpoint(read.get(0)).messageId()).isEqualTo("1");
        assertThat(CalledSource.quarantined(read.get(1)).messageId()).isEqualTo("2");
        assertThat(again(WEBHOOK.formatted("/events", "mail"), whole)).containsExactly(new Fate.Refused(whole));
    }

    @Test
    void aRecordThatWasRefusedIsReadByTheCorrectedMapping() throws IOException {
        String body = "{\"data\":[{\"id\":\"1\",\"at\":\"2026-01-31T08:00:00Z\",\"mail\":\"a@example.com\"}]}";
        Quarantined record =
                called(WEBHOOK.formatted("/data", "email"), post(body)).getFirst();

        List<Fate> read = again(WEBHOOK.formatted("/data", "mail"), record);

        assertThat(read).hasSize(1);
        assertThat(touchpoint(read.getFirst()).messageId()).isEqualTo("1");
    }

    @Test
    void anEncryptedCallbackIsDecryptedOnceTheSourceHasTheRightKey() throws IOException {
        var call = WeChatAccount.SHOP.encrypted(WeChatAccount.event("CLICK", "<EventKey>menu</EventKey>"), "n");
        String wrong = WECHAT.formatted(", aes-key: {env: WRONG}");
        String right = WECHAT.formatted(", aes-key: {env: KEY}");
        Quarantined refused = called(wrong, call).getFirst();
        Touchpoint live = touchpoint(open(right).answer(call).fates().getFirst());

        assertThat(touchpoint(again(right, refused).getFirst())).isEqualTo(live);
        assertThat(again(wrong, refused)).containsExactly(new Fate.Refused(refused));
        assertThatThrownBy(() -> again(WECHAT.formatted(", aes-key: {env: NOWHERE}"), refused))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("NOWHERE");
    }

    @Test
    void aCallOfMetasIsReadOnceItsDepthIsAllowedAndEachOfItsEventsAlone() throws IOException {
        String deep = "{\"a\":".repeat(12) + "1" + "}".repeat(12);
        String body = """
                {"object":"page","entry":[{"id":"p","time":1769848199000,"messaging":[
                 {"sender":{"id":"s"},"recipient":{"id":"p"},"timestamp":1769848199000,"message":{"mid":"m1"},"more":%s},
                 {"recipient":{"id":"p"},"timestamp":1769848199000,"unknown":{}}]}]}""".formatted(deep);
        String code = HexFormat.of()
                .formatHex(Proof.hmac(
                        "HmacSHA256", WeChatAccount.SHOP.token(), List.of(body.getBytes(StandardCharsets.UTF_8))));
        var call = CalledSource.post(Map.of(), Map.of("x-hub-signature-256", "sha256=" + code), body);
        Quarantined whole = called(META.formatted(1), call).getFirst();

        List<Fate> read = again(META.formatted(32), whole);

        assertThat(whole.location()).isEqualTo("/v1/hooks/source");
        assertThat(read)
                .hasSize(2)
                .isEqualTo(open(META.formatted(32)).answer(call).fates());
        assertThat(touchpoint(read.get(0)).messageId()).contains("m1");
        Quarantined event = CalledSource.quarantined(read.get(1));
        assertThat(again(META.formatted(32), event)).hasSize(1).allMatch(fate -> fate instanceof Fate.Refused);
    }

    private static Hook.Call post(String body) {
        return CalledSource.post(Map.of(), Map.of("authorization", "Bearer " + WeChatAccount.SHOP.token()), body);
    }

    private static Touchpoint touchpoint(Fate fate) {
        return CalledSource.touchpoint(fate);
    }

    private static Hook open(String yaml) {
        return CalledSource.open("source", yaml, ENVIRONMENT);
    }

    private static List<Quarantined> called(String yaml, Hook.Call call) throws IOException {
        return open(yaml).answer(call).fates().stream()
                .filter(fate -> fate instanceof Fate.Refused)
                .map(CalledSource::quarantined)
                .toList();
    }

    private static List<Fate> again(String yaml, Quarantined record) throws IOException {
        Connector connector = CalledSource.FILES.parse("source", "source.yaml", yaml);
        Secrets secrets = new Secrets(name -> Optional.ofNullable(ENVIRONMENT.get(name)));
        return connector
                .setup()
                .again(connector.source(), secrets)
                .orElseThrow()
                .read(record)
                .orElseThrow();
    }
}
