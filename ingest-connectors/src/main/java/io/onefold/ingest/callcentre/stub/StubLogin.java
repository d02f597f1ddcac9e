package io.onefold.ingest.callcentre.stub;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/** Who is let in. Safe for several threads. */
final class StubLogin {
    private final String user;
    private volatile String secret;

    StubLogin(String user, String secret) {
        this.user = user;
        this.secret = secret;
    }

    void change(String other) {
        this.secret = other;
    }

    /**
     * Whether an action Login is right: with the secret itself, or with the MD5 of the challenge and the secret.
     *
     * @param challenge empty where none was asked for
     */
    boolean lets(Map<String, String> action, String challenge) {
        if (!user.equals(action.get("username"))) return false;
        if (!"md5".equals(action.getOrDefault("authtype", "").toLowerCase(Locale.ROOT)))
            return secret.equals(action.get("secret"));
        return !challenge.isEmpty()
                && md5(challenge + secret).equals(action.getOrDefault("key", "").toLowerCase(Locale.ROOT));
    }

    /** The protocol has no other digest. */
    private static String md5(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
