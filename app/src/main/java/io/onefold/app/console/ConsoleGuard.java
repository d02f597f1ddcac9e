package io.onefold.app.console;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps pages of others out: what a browser may do with an answer of the console is said in its headers, and a request that another site's
 * page makes is refused. Where the server listens on loopback, so is a host name that is not loopback's: that is how a page elsewhere would
 * reach it by a name of its own (DNS rebinding). Thread-safe.
 */
final class ConsoleGuard {
    private static final Pattern LOOPBACK =
            Pattern.compile("(?i)(?:localhost|127(?:\\.[0-9]{1,3}){3}|\\[::1])(?::[0-9]{1,5})?");
    private static final Set<String> SAME_SITE = Set.of("same-origin", "none");

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
                            + "require-trusted-types-for 'script'; trusted-types 'none'",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "X-Frame-Options", "DENY",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");

    private final boolean onLoopback;

    /** @param host where the server listens */
    ConsoleGuard(String host) {
        this.onLoopback = LOOPBACK.matcher(host).matches() || host.equals("::1");
    }

    /** Looks at every request before it is answered. */
    void addTo(JavalinConfig config) {
        config.routes.before("/", this::look);
        config.routes.before("/console", this::look);
        config.routes.before("/console/*", this::look);
    }

    private void look(Context request) {
        HEADERS.forEach(request::header);
        if (onLoopback && !isLoopback(request.header("Host")))
            refuse(
                    request,
                    HttpStatus.MISDIRECTED_REQUEST,
                    "this console answers to localhost and 127.0.0.1 only: open it by one of these names");
        else if (request.path().startsWith("/console/api/") && isOfAnotherSite(request))
            refuse(request, HttpStatus.FORBIDDEN, "a page of another site asked for this");
    }

    private static void refuse(Context request, HttpStatus status, String message) {
        ConsoleAnswer.refuse(request, status, "refused", message);
        request.skipRemainingHandlers();
    }

    private static boolean isLoopback(@Nullable String host) {
        return host != null && LOOPBACK.matcher(host).matches();
    }

    private static boolean isOfAnotherSite(Context request) {
        String site = request.header("Sec-Fetch-Site");
        if (site != null && !SAME_SITE.contains(site)) return true;
        String origin = request.header("Origin");
        return origin != null && !isOf(origin, request.header("Host"));
    }

    private static boolean isOf(String origin, @Nullable String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException notAnOrigin) {
            return false;
        }
    }
}
