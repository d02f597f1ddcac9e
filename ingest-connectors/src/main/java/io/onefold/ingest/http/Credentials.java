package io.onefold.ingest.http;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The write key of a request apart from its body: as the user of Basic authentication, as bearer token, or in the query. */
final class Credentials {
    private static final String BASIC = "basic ";
    private static final String BEARER = "bearer ";

    private Credentials() {}

    static Optional<String> writeKey(Context request) throws HttpRefusal {
        @Nullable String authorization = request.header("Authorization");
        if (authorization == null || authorization.isBlank())
            return Optional.ofNullable(request.queryParam("writeKey"));
        if (startsWith(authorization, BEARER))
            return Optional.of(authorization.substring(BEARER.length()).strip());
        if (startsWith(authorization, BASIC))
            return Optional.of(user(authorization.substring(BASIC.length()).strip()));
        throw unauthorized("Authorization is neither Basic nor Bearer; send the write key by one of the two");
    }

    static HttpRefusal unauthorized(String message) {
        return HttpRefusal.lasting(401, "unauthorized", message);
    }

    private static boolean startsWith(String authorization, String scheme) {
        return authorization.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    private static String user(String encoded) throws HttpRefusal {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? pair : pair.substring(0, colon);
        } catch (IllegalArgumentException e) {
            throw unauthorized("Authorization: Basic holds no Base64; send base64(writeKey:)");
        }
    }
}
