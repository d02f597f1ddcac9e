package io.onefold.ingest.social;

import io.onefold.ingest.Rejection;
import io.onefold.schemas.QuarantineReason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * WeChat's encryption of callbacks: AES-256 in CBC mode over 16 random bytes, the message's length, the message and the
 * account's app id, filled up to 32 bytes. Only what was signed is decrypted, and no answer tells how it failed.
 */
final class WeChatCipher {
    private static final int KEY_LETTERS = 43;
    private static final int RANDOM = 16;
    private static final int MAX_PADDING = 32;

    private final List<byte[]> keys;
    private final String appId;

    /**
     * A cipher of one account.
     *
     * @param encodingAesKeys as WeChat's console shows them; each is tried
     * @throws IOException where one of them is none
     */
    WeChatCipher(List<String> encodingAesKeys, String appId) throws IOException {
        this.appId = appId;
        this.keys = new ArrayList<>(encodingAesKeys.size());
        for (String encoded : encodingAesKeys) keys.add(key(encoded));
    }

    private static byte[] key(String encoded) throws IOException {
        try {
            if (encoded.length() == KEY_LETTERS) return Base64.getDecoder().decode(encoded + "=");
        } catch (IllegalArgumentException e) {
            // It has a character that none has; what it is must not be told.
        }
        throw new IOException("aes-key is no EncodingAESKey; copy its " + KEY_LETTERS + " letters and digits");
    }

    /** The message in a text of Base64. */
    byte[] decrypt(String cipherText) throws Rejection {
        boolean isOthers = false;
        for (byte[] key : keys) {
            Content content = content(key, cipherText);
            if (content != null && content.appId().equals(appId)) return content.message();
            isOthers |= content != null;
        }
        throw isOthers
                ? new Rejection(
                        QuarantineReason.UNKNOWN_SOURCE, "the callback is another account's; compare app-id with it")
                : new Rejection(
                        QuarantineReason.MALFORMED_LINE,
                        "the callback cannot be decrypted; compare aes-key with the account's EncodingAESKey");
    }

    @SuppressWarnings("ArrayRecordComponent") // handed on within one call and never compared
    private record Content(byte[] message, String appId) {}

    /** Null where the key does not fit. */
    private static @Nullable Content content(byte[] key, String cipherText) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new IvParameterSpec(Arrays.copyOf(key, RANDOM)));
            return unframed(cipher.doFinal(Base64.getDecoder().decode(cipherText)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Content unframed(byte[] framed) {
        int padding = framed.length == 0 ? 0 : framed[framed.length - 1];
        int left = framed.length - padding - RANDOM - Integer.BYTES;
        if (padding < 1 || padding > MAX_PADDING || left < 0) return null;
        ByteBuffer frame = ByteBuffer.wrap(framed, RANDOM, left + Integer.BYTES);
        int length = frame.getInt();
        if (length < 0 || length > left) return null;
        byte[] message = new byte[length];
        frame.get(message);
        return new Content(message, StandardCharsets.UTF_8.decode(frame).toString());
    }
}
