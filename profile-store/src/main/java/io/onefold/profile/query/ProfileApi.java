package io.onefold.profile.query;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import io.onefold.profile.store.ProfileReader;
import io.onefold.profile.store.Standing;
import io.onefold.profile.store.TimelineCursor;
import io.onefold.profile.store.TimelinePage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The query API's routes. An id that a person went by before is redirected to the present one, an erased one is gone. Thread-safe.
 */
public final class ProfileApi {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MOST = 500;

    private final ProfileReader profiles;
    private final IdentifierLookup identifiers;

    /** An API over what the reader knows. */
    public ProfileApi(ProfileReader profiles, IdentifierLookup identifiers) {
        this.profiles = profiles;
        this.identifiers = identifiers;
    }

    /** Adds the routes. They need no other setting of the server; who may ask is for the server to say. */
    public void addRoutes(JavalinConfig config) {
        routes().forEach(config.routes::get);
    }

    Map<String, Handler> routes() {
        Map<String, Handler> routes = new LinkedHashMap<>();
        routes.put("/v1/profiles/{id}", this::profile);
        routes.put("/v1/profiles/{id}/timeline", this::timeline);
        routes.put("/v1/profiles/by/{namespace}/{value}", this::byIdentifier);
        routes.put("/openapi.yaml", ProfileApi::description);
        return routes;
    }

    private void profile(Context request) {
        answer(request, request.pathParam("id"));
    }

    private void byIdentifier(Context request) {
        switch (identifiers.find(request.pathParam("namespace"), request.pathParam("value"))) {
            case Lookup.Unreadable(String reason) -> Refusal.UNREADABLE_IDENTIFIER.answer(request, reason);
            case Lookup.UnknownNamespace(String reason) -> Refusal.UNKNOWN_NAMESPACE.answer(request, reason);
            case Lookup.Found found -> {
                Optional<String> profileId = profiles.profileOf(found.identifier());
                if (profileId.isPresent()) answer(request, profileId.get());
                else Refusal.UNKNOWN_IDENTIFIER.answer(request);
            }
        }
    }

    private void answer(Context request, String profileId) {
        switch (profiles.standing(profileId)) {
            case Standing.Living living -> JsonAnswer.write(request, json -> ProfileJson.write(json, living.profile()));
            case Standing.Moved(String present) -> redirect(request, "/v1/profiles/" + present);
            case Standing.Erased erased -> Refusal.ERASED.answer(request);
            case Standing.Unknown unknown -> Refusal.UNKNOWN_PROFILE.answer(request);
        }
    }

    private void timeline(Context request) {
        String profileId = request.pathParam("id");
        switch (profiles.standing(profileId)) {
            case Standing.Living living -> page(request, profileId);
            case Standing.Moved(String present) ->
                redirect(request, "/v1/profiles/" + present + "/timeline" + query(request));
            case Standing.Erased erased -> Refusal.ERASED.answer(request);
            case Standing.Unknown unknown -> Refusal.UNKNOWN_PROFILE.answer(request);
        }
    }

    private void page(Context request, String profileId) {
        OptionalInt limit = limit(request.queryParam("limit"));
        if (limit.isEmpty()) {
            Refusal.INVALID_LIMIT.answer(request);
            return;
        }
        @Nullable String cursor = request.queryParam("cursor");
        Optional<TimelineCursor> after = Optional.ofNullable(cursor).flatMap(TimelineCursor::parse);
        if (cursor != null && after.isEmpty()) {
            Refusal.INVALID_CURSOR.answer(request);
            return;
        }
        TimelinePage page = profiles.timeline(profileId, after, limit.getAsInt());
        JsonAnswer.write(request, json -> TimelineJson.write(json, profileId, page));
    }

    private static OptionalInt limit(@Nullable String text) {
        if (text == null) return OptionalInt.of(DEFAULT_LIMIT);
        if (!text.matches("[0-9]{1,3}")) return OptionalInt.empty();
        int limit = Integer.parseInt(text);
        return limit >= 1 && limit <= MOST ? OptionalInt.of(limit) : OptionalInt.empty();
    }

    /** Kept by nobody: an id may come back to life after a split. */
    private static void redirect(Context request, String location) {
        request.status(HttpStatus.PERMANENT_REDIRECT)
                .header("Location", location)
                .header("Cache-Control", "no-store");
    }

    private static String query(Context request) {
        @Nullable String query = request.queryString();
        return query == null ? "" : "?" + query;
    }

    private static void description(Context request) throws IOException {
        try (InputStream file = ProfileApi.class.getResourceAsStream("openapi.yaml")) {
            if (file == null) throw new UncheckedIOException(new IOException("openapi.yaml is not in the jar"));
            request.contentType("application/yaml").result(file.readAllBytes());
        }
    }
}
