package io.onefold.ingest.social;

import io.onefold.ingest.Fate;
import io.onefold.ingest.Limits;
import io.onefold.ingest.Rejection;
import io.onefold.ingest.Source;
import io.onefold.ingest.connector.Secrets;
import io.onefold.schemas.QuarantineReason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;

/** Reads the bodies of one official account's callbacks, plain or encrypted. Whoever calls knows whose they are. Safe for several threads. */
final class WeChatMessages {
    private final Secrets secrets;
    private final WeChatSettings settings;
    private final CallFates fates;
    private final WeChatXml envelopes;
    private final WeChatXml xml;
    private final WeChatReading reading;

    WeChatMessages(Source source, Secrets secrets, WeChatSettings settings) {
        this.secrets = secrets;
        this.settings = settings;
        this.fates = new CallFates(source);
        // What is around a message is not its content: a message too large is quarantined, and must be decrypted for
        // that.
        this.envelopes = new WeChatXml(new Limits(
                Integer.MAX_VALUE,
                0,
                source.limits().maxDepth(),
                source.limits().maxTextLength()));
        this.xml = new WeChatXml(source.limits());
        this.reading = new WeChatReading(source, settings.taking());
    }

    /** What is encrypted in a body; empty where there is nothing. */
    String cipherText(byte[] body) {
        try {
            return envelopes.read(body).getOrDefault("Encrypt", "").strip();
        } catch (Rejection e) {
            return "";
        }
    }

    /** What becomes of an encrypted body. */
    Fate encrypted(String cipherText, ByteBuffer body, Instant receivedAt) throws IOException {
        WeChatCipher cipher = new WeChatCipher(
                settings.aesKeys().reveal(secrets), settings.taking().appId());
        try {
            return plain(cipher.decrypt(cipherText), receivedAt);
        } catch (Rejection e) {
            return fates.refused(e, body, "", "", receivedAt);
        }
    }

    /** What becomes of a message. */
    Fate plain(byte[] message, Instant receivedAt) {
        String messageId = "";
        try {
            Map<String, String> fields = xml.read(message);
            if (fields.containsKey("Encrypt") && !fields.containsKey("FromUserName"))
                throw new Rejection(
                        QuarantineReason.UNKNOWN_SCHEMA, "the callback is encrypted; give the source its aes-key");
            messageId = reading.messageId(fields);
            return fates.accepted(reading.event(fields, messageId), receivedAt);
        } catch (Rejection e) {
            return fates.refused(e, ByteBuffer.wrap(message), "", messageId, receivedAt);
        }
    }

    /** What becomes of a body that was kept: as it came where it could not be decrypted then, decrypted where it could. */
    Fate again(ByteBuffer original, Instant receivedAt) throws IOException {
        byte[] body = new byte[original.remaining()];
        original.duplicate().get(body);
        String cipherText = settings.aesKeys().isEmpty() ? "" : cipherText(body);
        return cipherText.isEmpty() ? plain(body, receivedAt) : encrypted(cipherText, original, receivedAt);
    }
}
