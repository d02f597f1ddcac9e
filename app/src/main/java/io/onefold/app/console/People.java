package io.onefold.app.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.onefold.profile.query.TimelineAnswer;
import io.onefold.profile.store.ProfileReader;
import io.onefold.profile.store.Standing;
import io.onefold.profile.store.TimelinePage;
import io.onefold.profile.store.TimelineQuery;
import io.onefold.schemas.UnifiedProfile;
import java.io.IOException;
import java.util.Optional;

/**
 * What the pages about people ask: masked, unless the request has the token of a reveal, which was recorded. An id that has become another
 * one is answered with that, and the page follows. Thread-safe.
 */
public final class People implements Console.Part {
    private final ProfileReader profiles;
    private final Members members;
    private final PersonMask mask;
    private final Asker asker;
    private final Reveals reveals;
    private final Finder finder;
    private final LiveStream stream;

    /**
     * Pages over what the reader knows.
     *
     * @param identifiers the namespaces of the rules, and how their values are read
     */
    public People(ProfileReader profiles, KnownIdentifiers identifiers, Sight sight) {
        this.profiles = profiles;
        this.members = new Members(profiles, identifiers.lookup());
        this.mask = new PersonMask(sight.classes());
        this.asker = sight.asker();
        this.reveals = new Reveals(sight.clock());
        this.finder = new Finder(profiles, identifiers, mask);
        this.stream = new LiveStream(sight.live(), members::of);
    }

    @Override
    public void addRoutes(JavalinConfig config) {
        config.routes.post("/console/api/people/find", finder::answer);
        config.routes.get("/console/api/people/{id}", this::person);
        config.routes.get("/console/api/people/{id}/graph", this::graph);
        config.routes.get("/console/api/people/{id}/timeline", this::timeline);
        config.routes.get("/console/api/people/{id}/marks", this::marks);
        config.routes.get("/console/api/people/{id}/provenance", this::provenance);
        config.routes.post("/console/api/people/{id}/reveal", this::reveal);
        config.routes.sse("/console/api/people/{id}/live", client -> stream.serve(client, id(client.ctx())));
        config.events.serverStopping(stream::close);
    }

    private void person(Context request) {
        Optional<UnifiedProfile> found = living(request);
        if (found.isEmpty()) return;
        boolean whole = reveals.covers(request, id(request));
        PersonJson.answer(
                request, whole ? found.get() : mask.profile(found.get()), !whole, members.formerIds(found.get()));
    }

    private void graph(Context request) {
        Optional<UnifiedProfile> found = living(request);
        if (found.isEmpty()) return;
        boolean whole = reveals.covers(request, id(request));
        ConsoleAnswer.write(
                request, json -> GraphJson.write(json, found.get(), whole ? each -> each : mask::identifier));
    }

    private void timeline(Context request) {
        Optional<TimelineQuery> query = TimelineAnswer.asked(request);
        if (query.isEmpty()) return;
        if (living(request).isEmpty()) return;
        String profileId = id(request);
        TimelinePage page = profiles.timeline(profileId, query.get());
        TimelinePage shown = reveals.covers(request, profileId)
                ? page
                : new TimelinePage(page.messages().stream().map(mask::message).toList(), page.next());
        ConsoleAnswer.write(request, json -> TimelineAnswer.write(json, profileId, shown));
    }

    private void marks(Context request) {
        Optional<UnifiedProfile> found = living(request);
        if (found.isEmpty()) return;
        boolean whole = reveals.covers(request, id(request));
        ConsoleAnswer.write(
                request,
                json -> new MarksJson(json, whole ? each -> each : mask::identifier, whole)
                        .write(found.get(), members.words(found.get())));
    }

    private void provenance(Context request) {
        String kind = String.valueOf(request.queryParam("kind"));
        String name = String.valueOf(request.queryParam("name"));
        if (!Provenance.KINDS.contains(kind)) {
            ConsoleAnswer.refuse(request, HttpStatus.BAD_REQUEST, "unknown-kind", "kind is trait or consent");
            return;
        }
        if (living(request).isEmpty()) return;
        Provenance found = Provenance.of(profiles, id(request), kind, name);
        boolean whole = reveals.covers(request, id(request));
        ConsoleAnswer.write(
                request, json -> found.write(json, whole ? value -> value : value -> mask.trait(name, value)));
    }

    private void reveal(Context request) throws IOException {
        Optional<JsonNode> body = Asker.body(request);
        if (body.isEmpty() || living(request).isEmpty()) return;
        if (!asker.mayDo(request, body.get(), "reveal", id(request))) return;
        String token = reveals.grant(id(request));
        ConsoleAnswer.write(request, json -> {
            json.writeStartObject();
            json.writeStringField("token", token);
            json.writeNumberField("minutes", Reveals.LASTING.toMinutes());
            json.writeEndObject();
        });
    }

    private static String id(Context request) {
        return request.pathParam("id");
    }

    /** Empty where it is none, which then is the answer. */
    private Optional<UnifiedProfile> living(Context request) {
        return switch (profiles.standing(id(request))) {
            case Standing.Living(UnifiedProfile profile) -> Optional.of(profile);
            case Standing.Moved(String present) -> {
                request.header("Onefold-Moved-To", present);
                ConsoleAnswer.refuse(request, HttpStatus.CONFLICT, "moved", present);
                yield Optional.empty();
            }
            case Standing.Erased erased -> {
                ConsoleAnswer.refuse(request, HttpStatus.GONE, "erased", "the profile of this id was erased");
                yield Optional.empty();
            }
            case Standing.Unknown unknown -> {
                ConsoleAnswer.refuse(
                        request,
                        HttpStatus.NOT_FOUND,
                        "unknown-profile",
                        "no profile has this id and none ever had, as far as is known here");
                yield Optional.empty();
            }
        };
    }
}
