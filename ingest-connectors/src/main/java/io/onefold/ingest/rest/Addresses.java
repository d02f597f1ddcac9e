package io.onefold.ingest.rest;

import io.onefold.ingest.description.Block;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses may be asked. A credential goes over TLS, or stays on this machine.
 *
 * @param allowsPlain whether the user wants plain HTTP to other machines too
 */
record Addresses(boolean allowsPlain) {
    private static final URI NONE = URI.create("https://localhost/");

    /** The address that must stand under a key. */
    URI read(Block block, String key) {
        String text = block.required(key);
        if (text.isBlank()) return NONE;
        @Nullable URI uri = parse(text);
        if (uri == null || uri.getHost() == null || uri.getScheme() == null || !isHttp(uri)) {
            block.problems().add(block.key(key), "write an address such as https://example.org/api/v1/things");
            return NONE;
        }
        block.problems()
                .check(uri.getUserInfo() == null, block.key(key), "holds a user; say it under auth, and here never");
        block.problems()
                .check(
                        isSafe(uri),
                        block.key(key),
                        "is plain http, where others can read the credential; write https, or insecure: true");
        return uri;
    }

    /** Whether a request there is read by nobody between. */
    boolean isSafe(URI uri) {
        return allowsPlain || isTls(uri) || isLoopback(uri.getHost());
    }

    /** Whether what was sent to {@code first} may be sent to {@code other} too: the same server, and not less safe. */
    boolean isSameServer(URI first, URI other) {
        if (other.getHost() == null || !isHttp(other) || !first.getHost().equalsIgnoreCase(other.getHost()))
            return false;
        boolean isUpgrade = !isTls(first) && isTls(other);
        boolean isDowngrade = isTls(first) && !isTls(other);
        return isUpgrade || (!isDowngrade && port(first) == port(other));
    }

    /** An address that a server named, which may be relative to that of its answer; null where it is none. */
    static @Nullable URI resolve(URI base, String text) {
        @Nullable URI parsed = parse(text);
        // Only a query: RFC 3986 keeps the whole path then, URI.resolve follows an older one and does not.
        boolean isQuery = parsed != null && parsed.getRawSchemeSpecificPart().startsWith("?");
        if (isQuery)
            return URI.create(base.getScheme() + "://" + base.getRawAuthority() + base.getRawPath() + text.strip());
        return parsed == null ? null : base.resolve(parsed);
    }

    private static @Nullable URI parse(String text) {
        try {
            return new URI(text.strip());
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static boolean isHttp(URI uri) {
        return isTls(uri) || "http".equalsIgnoreCase(uri.getScheme());
    }

    private static boolean isTls(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) return uri.getPort();
        return isTls(uri) ? 443 : 80;
    }

    private static boolean isLoopback(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost") || name.equals("[::1]") || name.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }
}
