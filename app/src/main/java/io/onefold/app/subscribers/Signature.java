package io.onefold.app.subscribers;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs requests as Standard Webhooks has it (version 1, symmetric): HMAC-SHA-256 over {@code id.timestamp.body}. */
public final class Signature {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String ENCODED = "whsec_";

    private Signature() {}

    /**
     * The value of the header {@code webhook-signature}.
     *
     * @param secret as its owner wrote it: {@code whsec_} and the key in Base64, or any other text, whose bytes are the key
     * @throws IllegalArgumentException where it is empty, or begins with {@code whsec_} and is no Base64; without saying what it is
     */
    public static String of(String secret, String id, long timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key(secret), ALGORITHM));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static byte[] key(String secret) {
        byte[] key;
        try {
            key = secret.startsWith(ENCODED)
                    ? Base64.getDecoder().decode(secret.substring(ENCODED.length()))
                    : secret.getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            key = new byte[0];
        }
        if (key.length == 0)
            throw new IllegalArgumentException("the secret is empty, or what follows whsec_ is no Base64");
        return key;
    }
}
