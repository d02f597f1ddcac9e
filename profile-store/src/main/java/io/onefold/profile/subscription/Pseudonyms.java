package io.onefold.profile.subscription;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens in the place of values, for one subscriber: the first 16 bytes of HMAC-SHA-256 (RFC 2104) in hexadecimal digits, under a key that
 * is itself the HMAC of the subscriber's name under a secret. So nobody who lacks the secret can tell whose a token is, or match the
 * tokens of two subscribers. Thread-safe.
 */
final class Pseudonyms {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 16;

    private final SecretKeySpec key;

    private Pseudonyms(SecretKeySpec key) {
        this.key = key;
    }

    static Pseudonyms of(byte[] secret, String subscriber) {
        Mac mac = mac(new SecretKeySpec(secret, ALGORITHM));
        return new Pseudonyms(new SecretKeySpec(mac.doFinal(subscriber.getBytes(StandardCharsets.UTF_8)), ALGORITHM));
    }

    /** The token of a text; empty for an empty one. */
    String token(String text) {
        if (text.isEmpty()) return text;
        byte[] digest = mac(key).doFinal(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(Arrays.copyOf(digest, BYTES));
    }

    private static Mac mac(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
