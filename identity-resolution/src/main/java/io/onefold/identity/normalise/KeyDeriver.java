package io.onefold.identity.normalise;

import io.onefold.identity.rules.Namespace;
import io.onefold.schemas.IdentifierKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes identifiers and contents into digests that say nothing without the tenant's secret: HMAC-SHA-256 (RFC 2104). Thread-safe;
 * each thread keeps a keyed Mac, since keying one costs more than a digest.
 */
public final class KeyDeriver {
    /** The least length of a secret. */
    public static final int MIN_SECRET_BYTES = 16;

    private static final String ALGORITHM = "HmacSHA256";
    private static final byte SEPARATOR = 0x1f;
    /** No namespace begins so: what is digested for another purpose never collides with an identifier. */
    private static final byte CONTENT = 0;

    private static final byte[] FINGERPRINT = {1, 's', 'e', 'c', 'r', 'e', 't'};
    private static final byte[] SUBSCRIBERS = {2, 's', 'u', 'b', 's', 'c', 'r', 'i', 'b', 'e', 'r', 's'};
    private static final int FINGERPRINT_BYTES = 8;

    private final ThreadLocal<Mac> macs;

    /**
     * For one tenant.
     *
     * @param tenantSecret at least {@link #MIN_SECRET_BYTES} bytes
     */
    public KeyDeriver(byte[] tenantSecret) {
        if (tenantSecret.length < MIN_SECRET_BYTES)
            throw new IllegalArgumentException(
                    "the tenant secret has " + tenantSecret.length + " bytes, must have at least " + MIN_SECRET_BYTES);
        SecretKeySpec key = new SecretKeySpec(tenantSecret, ALGORITHM);
        this.macs = ThreadLocal.withInitial(() -> mac(key));
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

    /** The key of an identifier: its namespace's strength and the first 16 bytes of the digest of namespace | 0x1f | value. */
    public IdentifierKey key(Namespace namespace, String normalisedValue) {
        Mac mac = macs.get();
        mac.update(namespace.name().getBytes(StandardCharsets.US_ASCII));
        mac.update(SEPARATOR);
        byte[] digest = mac.doFinal(normalisedValue.getBytes(StandardCharsets.UTF_8));
        return new IdentifierKey(namespace.strength(), bigEndian(digest, 0), bigEndian(digest, Long.BYTES));
    }

    /** The first eight bytes of a content's digest. */
    public long contentDigest(byte[] content) {
        Mac mac = macs.get();
        mac.update(CONTENT);
        return bigEndian(mac.doFinal(content), 0);
    }

    /** The secret that tokens for subscribers are keyed with: another one, from which this one cannot be told. */
    public byte[] subscribersSecret() {
        return macs.get().doFinal(SUBSCRIBERS);
    }

    /** Tells two secrets apart without giving either away; hex. State made with another secret is of no use. */
    public String secretFingerprint() {
        return HexFormat.of().formatHex(macs.get().doFinal(FINGERPRINT), 0, FINGERPRINT_BYTES);
    }

    private static long bigEndian(byte[] bytes, int from) {
        long value = 0;
        for (int i = from; i < from + Long.BYTES; i++) value = (value << 8) | (bytes[i] & 0xff);
        return value;
    }
}
