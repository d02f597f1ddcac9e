package io.onefold.ingest.http;

import io.javalin.http.Context;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets browsers on other sites send (CORS). The origin is named in the answer instead of {@code *}, since sendBeacon sends
 * with credentials; the collector itself looks at no cookie.
 */
final class CrossOrigin {
    private static final String ONE_DAY = "86400";
    private static final Pattern HEADER_NAMES = Pattern.compile("[A-Za-z0-9_, -]{1,500}");

    private final Set<String> allowedOrigins;

    CrossOrigin(Set<String> allowedOrigins) {
        this.allowedOrigins = allowedOrigins;
    }

    /** Adds to an answer what lets the page that asked read it. */
    void allow(Context request) {
        @Nullable String origin = request.header("Origin");
        request.header("Vary", "Origin");
        if (origin == null || !(allowedOrigins.contains("*") || allowedOrigins.contains(origin))) return;
        request.header("Access-Control-Allow-Origin", origin);
        request.header("Access-Control-Allow-Credentials", "true");
        request.header("Access-Control-Expose-Headers", "Retry-After");
    }

    /** Answers the question that a browser asks before it sends. */
    void preflight(Context request) {
        allow(request);
        @Nullable String headers = request.header("Access-Control-Request-Headers");
        request.header("Access-Control-Allow-Methods", "POST");
        if (headers != null && HEADER_NAMES.matcher(headers).matches())
            request.header("Access-Control-Allow-Headers", headers);
        request.header("Access-Control-Max-Age", ONE_DAY);
        request.status(204);
    }
}
