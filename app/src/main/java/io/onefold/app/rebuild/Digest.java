package io.onefold.app.rebuild;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The first 16 bytes of a value's SHA-256: enough to tell whether two values are the same. */
record Digest(long high, long low) {
    static Digest of(byte[] value) {
        byte[] hash = sha256().digest(value);
        return new Digest(number(hash, 0), number(hash, Long.BYTES));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static long number(byte[] hash, int from) {
        long value = 0;
        for (int i = from; i < from + Long.BYTES; i++) value = (value << 8) | (hash[i] & 0xff);
        return value;
    }
}
