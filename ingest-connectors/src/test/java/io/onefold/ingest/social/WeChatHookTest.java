package io.onefold.ingest.social;

import static io.onefold.ingest.social.CalledSource.NOW;
import static io.onefold.ingest.social.CalledSource.quarantined;
import static io.onefold.ingest.social.CalledSource.touchpoint;
import static io.onefold.ingest.social.WeChatAccount.SHOP;
import static io.onefold.ingest.social.WeChatAccount.event;
import static io.onefold.ingest.social.WeChatAccount.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onefold.ingest.hook.Hook;
import io.onefold.schemas.Channel;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Quarantined;
import io.onefold.schemas.Touchpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import me.chanjar.weixin.common.util.crypto.SHA1;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against callbacks that a library of others signs and encrypts as WeChat does. */
class WeChatHookTest {
    private static final String OTHER_KEY = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";
    private static final String PLAIN = """
            kind: wechat
            channel: social
            wechat: {token: {env: TOKEN}, app-id: wxb11529c136998cb6}
            """;
    private static final String ENCRYPTED = """
            kind: wechat
            channel: social
            wechat: {token: {env: TOKEN}, app-id: wxb11529c136998cb6, aes-key: [{env: NEW_KEY}, {env: AES_KEY}]}
            """;

    private final Map<String, String> environment =
            new HashMap<>(Map.of("TOKEN", SHOP.token(), "AES_KEY", SHOP.aesKey(), "NEW_KEY", OTHER_KEY));
    private final Hook plain = CalledSource.open("service", PLAIN, environment);
    private final Hook encrypted = CalledSource.open("service", ENCRYPTED, environment);

    @Test
    void aServerIsVerifiedByGivingBackWhatWasSent() throws IOException {
        assertThat(plain.answer(SHOP.verification(NOW, "4242"))).isEqualTo(Hook.Answer.text(200, "4242"));
        assertThat(encrypted.answer(SHOP.verification(NOW, "4242")).body()).isEqualTo("4242");
    }

    @Test
    void whoDoesNotKnowTheTokenGetsAndLeavesNothing() throws IOException {
        WeChatAccount stranger = new WeChatAccount("guess", SHOP.aesKey(), SHOP.appId());

        assertThat(List.of(
                        plain.answer(stranger.verification(NOW, "4242")),
                        plain.answer(stranger.plain(message("text", ""), "n")),
                        encrypted.answer(stranger.encrypted(message("text", ""), "n")),
                        plain.answer(CalledSource.get(Map.of())),
                        plain.answer(CalledSource.post(Map.of("timestamp", "1769848200"), Map.of(), "<xml/>"))))
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(403);
                    assertThat(answer.body()).doesNotContain("4242");
                    assertThat(answer.fates()).isEmpty();
                });
    }

    @Test
    void aCallOlderThanAllowedOrThatFarAheadIsRefused() throws IOException {
        Duration max = Duration.ofMinutes(5);

        assertThat(plain.answer(SHOP.verification(NOW.minus(max), "e")).status())
                .isEqualTo(200);
        assertThat(plain.answer(SHOP.verification(NOW.plus(max), "e")).status()).isEqualTo(200);
        assertThat(plain.answer(SHOP.verification(NOW.minus(max).minusSeconds(1), "e"))
                        .status())
                .isEqualTo(403);
        assertThat(plain.answer(SHOP.verification(NOW.plus(max).plusSeconds(1), "e"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whatIsEncryptedIsReadAsWhatIsPlain() throws IOException {
        String xml = event("SCAN", "<EventKey>till-7</EventKey>").replace("oFollower", "o跟随者");

        Hook.Answer answer = encrypted.answer(SHOP.encrypted(xml, "n"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("success");
        assertThat(touchpoint(answer)).isEqualTo(touchpoint(plain.answer(SHOP.plain(xml, "n"))));
        assertThat(touchpoint(answer).identifiers().getFirst().value()).isEqualTo("wechat:wxb11529c136998cb6:o跟随者");
        assertThat(touchpoint(answer).channel()).isEqualTo(Channel.SOCIAL);
    }

    @Test
    void wechatsOwnSampleIsDecrypted() throws Exception {
        WeChatCipher cipher = new WeChatCipher(List.of(SHOP.aesKey()), SHOP.appId());

        byte[] message = cipher.decrypt(
                "jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg==");

        assertThat(new String(message, StandardCharsets.UTF_8)).isEqualTo("我是中文abcd123");
    }

    @Test
    void aSourceWithAKeyTakesNothingPlain() throws IOException {
        Hook.Answer answer = encrypted.answer(SHOP.plain(message("text", ""), "n"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.fates()).isEmpty();
    }

    @Test
    void aPlainSignatureDoesNotPassForOneOfNothing() throws IOException {
        String at = "1769848200";
        Map<String, String> query = Map.of(
                "msg_signature", SHA1.gen(SHOP.token(), at, "n"), "encrypt_type", "aes", "timestamp", at, "nonce", "n");

        Hook.Answer answer = encrypted.answer(CalledSource.post(query, Map.of(), "<xml><Encrypt></Encrypt></xml>"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.fates()).isEmpty();
    }

    @Test
    void anotherAccountsCallbackIsQuarantinedRatherThanTakenForOurs() throws IOException {
        WeChatAccount other = new WeChatAccount(SHOP.token(), SHOP.aesKey(), "wx0000000000000000");

        Hook.Answer answer = encrypted.answer(other.encrypted(message("text", ""), "n"));

        assertThat(answer.body()).isEqualTo("success");
        assertThat(quarantined(answer).reason()).isEqualTo(QuarantineReason.UNKNOWN_SOURCE);
    }

    @Test
    void whatNoKeyFitsIsKeptAsItCame() throws IOException {
        WeChatAccount changed = new WeChatAccount(SHOP.token(), OTHER_KEY.replace("01", "10"), SHOP.appId());
        Hook.Call call = changed.encrypted(message("text", ""), "n");

        Hook.Answer answer = encrypted.answer(call);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(quarantined(answer).message()).contains("EncodingAESKey");
        assertThat(quarantined(answer).original()).isEqualTo(call.body());
    }

    @Test
    void anEncryptedCallbackWithoutAKeyIsKeptAndSaysWhatIsMissing() throws IOException {
        Quarantined kept = quarantined(plain.answer(SHOP.encrypted(message("text", ""), "n")));

        assertThat(kept.reason()).isEqualTo(QuarantineReason.UNKNOWN_SCHEMA);
        assertThat(kept.message()).contains("aes-key");
    }

    @Test
    void aRetryIsTheSameTouchpointWhateverItsNonce() throws IOException {
        String xml = event("CLICK", "<EventKey>offers</EventKey>");

        Touchpoint first = touchpoint(plain.answer(SHOP.plain(xml, "n1")));

        assertThat(touchpoint(plain.answer(SHOP.plain(xml, "n1")))).isEqualTo(first);
        assertThat(touchpoint(plain.answer(SHOP.plain(xml, "n2")))).isEqualTo(first);
        assertThat(first.messageId()).doesNotContain("oFollower");
        assertThat(touchpoint(plain.answer(SHOP.plain(event("CLICK", "<EventKey>help</EventKey>"), "n3")))
                        .messageId())
                .isNotEqualTo(first.messageId());
    }

    @Test
    void aSignatureThatWasSeenIsNoGoodForOtherContent() throws IOException {
        plain.answer(SHOP.plain(event("subscribe", ""), "n1"));

        Hook.Answer forged = plain.answer(SHOP.plain(event("unsubscribe", ""), "n1"));

        assertThat(forged.status()).isEqualTo(403);
        assertThat(forged.fates()).isEmpty();
    }

    @Test
    void norIsTheSignatureOfAVerification() throws IOException {
        Hook.Call verification = SHOP.verification(NOW, "e");
        plain.answer(verification);

        Hook.Answer forged = plain.answer(CalledSource.post(verification.query(), Map.of(), event("unsubscribe", "")));

        assertThat(forged.status()).isEqualTo(403);
        assertThat(plain.answer(verification).status()).isEqualTo(200);
    }

    @Test
    void norIsItAfterADigitIsMovedFromTheNonceToTheTime() throws IOException {
        Hook.Call seen = SHOP.plain(event("subscribe", ""), "0");
        Map<String, String> moved = new HashMap<>(seen.query());
        moved.put("nonce", "");
        moved.put("timestamp", "0" + seen.query().get("timestamp"));
        Hook.Call forged = CalledSource.post(moved, Map.of(), event("unsubscribe", ""));

        int unseen =
                CalledSource.open("service", PLAIN, environment).answer(forged).status();
        plain.answer(seen);

        assertThat(unseen).as("the signature is right for both").isEqualTo(200);
        assertThat(plain.answer(forged).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<xml><FromUserName>oFollower</FromUserName>",
                "no xml",
                "",
                "<!DOCTYPE xml [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><xml><FromUserName>&a;</FromUserName></xml>",
                "<!DOCTYPE xml [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><xml><Event>&b;</Event></xml>",
                "<!DOCTYPE xml SYSTEM \"http://127.0.0.1:1/x.dtd\"><xml><FromUserName>o</FromUserName></xml>"
            })
    void whatIsNoXmlOrWantsMoreThanItsOwnBytesIsQuarantinedAndAnsweredForGood(String body) throws IOException {
        Hook.Answer answer = plain.answer(SHOP.plain(body, "n"));

        assertThat(answer.body()).isEqualTo("success");
        assertThat(quarantined(answer).reason()).isEqualTo(QuarantineReason.MALFORMED_LINE);
        assertThat(CalledSource.original(quarantined(answer))).isEqualTo(body);
    }

    @Test
    void aMessageTooLargeIsQuarantinedEvenIfEncrypted() throws IOException {
        String xml = message("text", "<Content>" + "好".repeat(20_000) + "</Content>");

        assertThat(quarantined(encrypted.answer(SHOP.encrypted(xml, "n"))).reason())
                .isEqualTo(QuarantineReason.OVERSIZE);
    }

    @Test
    void aTokenInAFileCanBeReplacedWhileTheSourceRuns(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "old\n");
        Hook hook = CalledSource.open("service", PLAIN.replace("{env: TOKEN}", "{file: " + file + "}"), Map.of());
        Hook.Call call = SHOP.verification(NOW, "e");

        int before = hook.answer(call).status();
        Files.writeString(file, SHOP.token() + "\n");

        assertThat(before).isEqualTo(403);
        assertThat(hook.answer(call).status()).isEqualTo(200);
    }

    @Test
    void aCredentialThatIsMissingOrEmptyIsAFailureAndNotAnOpenDoor() {
        environment.put("TOKEN", "");
        assertThatThrownBy(() -> plain.answer(SHOP.plain("<xml/>", "n")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("TOKEN");

        environment.put("TOKEN", SHOP.token());
        environment.put("NEW_KEY", "too-short");
        assertThatThrownBy(() -> encrypted.answer(SHOP.encrypted("<xml/>", "n")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("43")
                .hasMessageNotContaining("too-short");
    }
}
