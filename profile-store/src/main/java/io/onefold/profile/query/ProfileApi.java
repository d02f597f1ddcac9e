package io.onefold.profile.query;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.onefold.profile.store.ProfileReader;
import io.onefold.profile.store.Standing;
import io.onefold.profile.store.TimelinePage;
import io.onefold.profile.store.TimelineQuery;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.UnifiedProfile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The query API's routes. An id that a person went by before is redirected to the present one, an erased one is gone. Thread-safe.
 */
public final class ProfileApi {
    private static final Set<String> PROFILE_PARAMETERS = Set.of("fields", "asOf");

    private static final int AT_ONCE = 4 * Runtime.getRuntime().availableProcessors();

    /** With all callers at work at once, the threads that keep profiles up to date would get a turn as seldom as any one of those. */
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    private final ProfileReader profiles;
    private final IdentifierLookup identifiers;
    private final Hindsight hindsight;

    /** An API over what the reader knows. */
    public ProfileApi(ProfileReader profiles, IdentifierLookup identifiers, Hindsight hindsight) {
        this.profiles = profiles;
        this.identifiers = identifiers;
        this.hindsight = hindsight;
    }

    /** What is answered where. */
    record Route(HandlerType method, String path, Handler handler) {}

    /** Adds the routes. They need no other setting of the server; who may ask is for the server to say. */
    public void addRoutes(JavalinConfig config) {
        for (Route each : routes()) config.routes.addHttpHandler(each.method(), each.path(), each.handler());
    }

    List<Route> routes() {
        return List.of(
                new Route(HandlerType.GET, "/v1/profiles/{id}", inTurn(this::profile)),
                new Route(HandlerType.GET, "/v1/profiles/{id}/timeline", this::timeline),
                new Route(HandlerType.GET, "/v1/profiles/by/{namespace}/{value}", inTurn(this::byIdentifier)),
                new Route(HandlerType.POST, "/v1/profiles/lookup", new BatchLookup(profiles, identifiers)::answer),
                new Route(HandlerType.GET, "/openapi.yaml", ProfileApi::description));
    }

    /** Only what reads no body: whoever sends slowly is not to hold up others. */
    private Handler inTurn(Handler handler) {
        return request -> {
            turns.acquire();
            try {
                handler.handle(request);
            } finally {
                turns.release();
            }
        };
    }

    private void profile(Context request) throws IOException {
        Optional<Asked> asked = asked(request);
        if (asked.isEmpty()) return;
        String profileId = request.pathParam("id");
        if (asked.get().asOf().isEmpty()) {
            answer(request, asked.get().fields(), profiles.standing(profileId));
            return;
        }
        switch (profiles.standing(profileId)) {
            case Standing.Living living -> answerPast(request, asked.get(), profiles.namedBy(profileId));
            case Standing.Moved moved -> answerPast(request, asked.get(), profiles.namedBy(profileId));
            case Standing.Erased erased -> Refusal.ERASED.answer(request);
            case Standing.Unknown unknown -> Refusal.UNKNOWN_PROFILE.answer(request);
        }
    }

    private void byIdentifier(Context request) throws IOException {
        Optional<Asked> asked = asked(request);
        if (asked.isEmpty()) return;
        switch (identifiers.find(request.pathParam("namespace"), request.pathParam("value"))) {
            case Lookup.Unreadable(String reason) -> Refusal.UNREADABLE_IDENTIFIER.answer(request, reason);
            case Lookup.UnknownNamespace(String reason) -> Refusal.UNKNOWN_NAMESPACE.answer(request, reason);
            case Lookup.Found found -> {
                if (asked.get().asOf().isPresent()) {
                    answerPast(request, asked.get(), Optional.of(found.identifier()));
                    return;
                }
                Optional<Standing> standing = profiles.atOneMoment(
                        moment -> moment.profileOf(found.identifier()).map(moment::standing));
                if (standing.isPresent()) answer(request, asked.get().fields(), standing.get());
                else Refusal.UNKNOWN_IDENTIFIER.answer(request);
            }
        }
    }

    private record Asked(ChosenFields fields, OptionalLong asOf) {}

    /** Empty where it was refused. */
    private static Optional<Asked> asked(Context request) {
        Problems problems = new Problems();
        QueryParameters parameters = new QueryParameters(request, PROFILE_PARAMETERS, problems);
        Asked asked = new Asked(parameters.fields(), parameters.time("asOf", Refusal.INVALID_TIME));
        return problems.answered(request) ? Optional.empty() : Optional.of(asked);
    }

    /** An id may have been another's at that time, or nobody's, so it is asked by the identifier that gave it its name. */
    private void answerPast(Context request, Asked asked, Optional<IdentifierKey> identifier) throws IOException {
        Hindsight.Answer answer = identifier
                .map(each -> hindsight.of(each, asked.asOf().orElseThrow()))
                .orElseGet(Hindsight.Answer.Nobody::new);
        switch (answer) {
            case Hindsight.Answer.Known(UnifiedProfile profile) ->
                JsonAnswer.writeTagged(request, json -> asked.fields().write(json, profile));
            case Hindsight.Answer.Nobody nobody -> Refusal.UNKNOWN_THEN.answer(request);
            case Hindsight.Answer.TooMuch tooMuch -> Refusal.TOO_MUCH.answer(request);
            case Hindsight.Answer.Busy busy -> {
                request.header("Retry-After", "1");
                Refusal.BUSY.answer(request);
            }
        }
    }

    private static void answer(Context request, ChosenFields fields, Standing standing) throws IOException {
        switch (standing) {
            case Standing.Living living ->
                JsonAnswer.writeTagged(request, json -> fields.write(json, living.profile()));
            case Standing.Moved(String present) -> redirect(request, "/v1/profiles/" + present);
            case Standing.Erased erased -> Refusal.ERASED.answer(request);
            case Standing.Unknown unknown -> Refusal.UNKNOWN_PROFILE.answer(request);
        }
    }

    private void timeline(Context request) {
        Problems problems = new Problems();
        TimelineQuery query = TimelineParameters.read(request, problems);
        if (problems.answered(request)) return;
        String profileId = request.pathParam("id");
        switch (profiles.standing(profileId)) {
            case Standing.Living living -> {
                TimelinePage page = profiles.timeline(profileId, query);
                JsonAnswer.write(request, json -> TimelineJson.write(json, profileId, page));
            }
            case Standing.Moved(String present) -> redirect(request, "/v1/profiles/" + present + "/timeline");
            case Standing.Erased erased -> Refusal.ERASED.answer(request);
            case Standing.Unknown unknown -> Refusal.UNKNOWN_PROFILE.answer(request);
        }
    }

    /** Kept by nobody: an id may come back to life after a split. */
    private static void redirect(Context request, String path) {
        @Nullable String query = request.queryString();
        request.status(HttpStatus.PERMANENT_REDIRECT)
                .header("Location", query == null ? path : path + "?" + query)
                .header("Cache-Control", "no-store");
    }

    private static void description(Context request) throws IOException {
        try (InputStream file = ProfileApi.class.getResourceAsStream("openapi.yaml")) {
            if (file == null) throw new UncheckedIOException(new IOException("openapi.yaml is not in the jar"));
            request.contentType("application/yaml").result(file.readAllBytes());
        }
    }
}
