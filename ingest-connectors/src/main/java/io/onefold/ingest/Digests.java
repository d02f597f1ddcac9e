package io.onefold.ingest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names for things that came without one, made of their content: the same content has the same name. */
public final class Digests {
    private static final int BYTES = 16;

    private Digests() {}

    /** A new SHA-256. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The first 16 bytes of a digest in hexadecimal digits. */
    public static String name(byte[] digest) {
        return HexFormat.of().formatHex(digest, 0, BYTES);
    }

    /** The name of some content. */
    public static String nameOf(byte[] content) {
        return name(sha256().digest(content));
    }
}
