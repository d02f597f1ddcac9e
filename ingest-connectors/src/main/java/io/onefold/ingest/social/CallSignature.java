package io.onefold.ingest.social;

import io.onefold.ingest.Rejection;
import io.onefold.ingest.connector.Secrets;
import io.onefold.ingest.description.Block;
import io.onefold.ingest.hook.Hook;
import io.onefold.ingest.json.JsonTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How a system signs its calls: a keyed hash (RFC 2104) of the body, and of the time where it tells one, in a header.
 *
 * @param header in small letters
 * @param algorithm as Java names it
 * @param encoding {@code hex} or {@code base64}
 * @param prefix that the header's text has before the signature
 * @param timestampHeader in small letters; empty where calls tell no time
 * @param signed the parts of what is signed: {@link #BODY}, {@link #TIMESTAMP} and texts between them
 */
record CallSignature(
        String header,
        String algorithm,
        String encoding,
        String prefix,
        Credentials secrets,
        String timestampHeader,
        List<String> signed,
        CallAge maxAge) {
    static final String BODY = "{body}";
    static final String TIMESTAMP = "{timestamp}";

    /** The keys of its block. */
    static final List<String> KEYS =
            List.of("header", "algorithm", "encoding", "prefix", "secret", "timestamp-header", "signed", "max-age");

    private static final Map<String, String> ALGORITHMS = Map.of("hmac-sha256", "HmacSHA256", "hmac-sha1", "HmacSHA1");

    /** That of a block's key {@code signature}. */
    static CallSignature read(Block parent) {
        Block block = parent.block("signature", KEYS);
        String timestampHeader = block.text("timestamp-header", "").toLowerCase(Locale.ROOT);
        String algorithm = block.oneOf("algorithm", "hmac-sha256", List.of("hmac-sha256", "hmac-sha1"));
        block.problems()
                .check(
                        !block.has("max-age") || !timestampHeader.isEmpty(),
                        block.key("max-age"),
                        "needs timestamp-header; a call without a time has no age");
        return new CallSignature(
                block.required("header").toLowerCase(Locale.ROOT),
                ALGORITHMS.getOrDefault(algorithm, "HmacSHA256"),
                block.oneOf("encoding", "hex", List.of("hex", "base64")),
                block.text("prefix", ""),
                Credentials.required(block, "secret"),
                timestampHeader,
                signed(block, timestampHeader),
                new CallAge(block.duration("max-age", "5m")));
    }

    private static List<String> signed(Block block, String timestampHeader) {
        String written = block.text("signed", timestampHeader.isEmpty() ? BODY : TIMESTAMP + BODY);
        List<String> parts = List.of(written.split("(?<=})|(?=\\{)"));
        boolean isKnown = parts.stream()
                .allMatch(part -> part.equals(BODY) || part.equals(TIMESTAMP) || !part.matches(".*[{}].*"));
        block.problems()
                .check(
                        isKnown && parts.contains(BODY) && parts.contains(TIMESTAMP) == !timestampHeader.isEmpty(),
                        block.key("signed"),
                        "write {body}, and {timestamp} where there is a timestamp-header, such as \"{timestamp}.{body}\"");
        return parts;
    }

    /**
     * Whether a call is signed, and its time not too far from now.
     *
     * @throws IOException where the secret cannot be read
     */
    boolean proves(Hook.Call call, Secrets revealing) throws IOException {
        String timestamp = call.headers().getOrDefault(timestampHeader, "");
        String given = call.headers().getOrDefault(header, "").strip();
        boolean isSame = false;
        for (String secret : secrets.reveal(revealing)) {
            byte[] code = Proof.hmac(algorithm, secret, content(call, timestamp));
            isSame |= Proof.same(prefix + encoded(code), encoding.equals("hex") ? smallHex(given) : given);
        }
        return isSame && (timestampHeader.isEmpty() || isInTime(timestamp, call.receivedAt()));
    }

    private List<byte[]> content(Hook.Call call, String timestamp) {
        List<byte[]> content = new ArrayList<>(signed.size());
        for (String part : signed) {
            switch (part) {
                case BODY -> content.add(call.bytes());
                case TIMESTAMP -> content.add(timestamp.getBytes(StandardCharsets.UTF_8));
                default -> content.add(part.getBytes(StandardCharsets.UTF_8));
            }
        }
        return content;
    }

    private String encoded(byte[] code) {
        return encoding.equals("hex")
                ? HexFormat.of().formatHex(code)
                : Base64.getEncoder().encodeToString(code);
    }

    /** Digits are written small by some and large by others; the prefix is as it is. */
    private String smallHex(String given) {
        return given.startsWith(prefix)
                ? prefix + given.substring(prefix.length()).toLowerCase(Locale.ROOT)
                : given;
    }

    private boolean isInTime(String timestamp, Instant receivedAt) {
        try {
            Instant sentAt = timestamp.matches("\\d{1,15}")
                    ? JsonTime.unix(Long.parseLong(timestamp))
                    : JsonTime.parse(timestamp, "the timestamp");
            return maxAge.allows(sentAt, receivedAt);
        } catch (Rejection e) {
            return false;
        }
    }
}
