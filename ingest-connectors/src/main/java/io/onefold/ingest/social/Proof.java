package io.onefold.ingest.social;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What proves that a call is the source's. Comparisons take the same time wherever two texts differ. */
final class Proof {
    private Proof() {}

    /** Whether two texts are the same. */
    static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The code of RFC 2104 over parts, one after the other.
     *
     * @param algorithm as Java names it, such as {@code HmacSHA256}
     * @param secret not empty
     */
    static byte[] hmac(String algorithm, String secret, List<byte[]> parts) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            for (byte[] part : parts) mac.update(part);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }

    /** WeChat's signature: SHA-1, in small hexadecimal digits, of the texts in their order as texts. */
    static String sha1OfSorted(String... texts) {
        String[] sorted = texts.clone();
        Arrays.sort(sorted);
        try {
            byte[] all = String.join("", sorted).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(all));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
