package io.onefold.profile.query;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** A strong entity tag (RFC 9110, section 8.8.3): the same for two answers only if they are the same byte by byte. */
record EntityTag(String text) {
    private static final int DIGEST_BYTES = 16;

    /** The tag of a body for this request. A server may compress it, as the request accepts, so that is in the tag too. */
    static EntityTag of(Context request, byte[] body) {
        MessageDigest digest = sha256();
        digest.update(body);
        String accepted = request.header("Accept-Encoding");
        if (accepted != null) digest.update(accepted.getBytes(StandardCharsets.UTF_8));
        byte[] begun = Arrays.copyOf(digest.digest(), DIGEST_BYTES);
        return new EntityTag('"' + Base64.getUrlEncoder().withoutPadding().encodeToString(begun) + '"');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whether the caller has it already; compared as section 13.1.2 says, weak tags like strong ones. */
    boolean isHeldBy(Context request) {
        String held = request.header("If-None-Match");
        if (held == null) return false;
        if (held.strip().equals("*")) return true;
        for (String each : held.split(",")) {
            String tag = each.strip();
            if (text.equals(tag.startsWith("W/") ? tag.substring(2) : tag)) return true;
        }
        return false;
    }
}
