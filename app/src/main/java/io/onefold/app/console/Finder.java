package io.onefold.app.console;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.onefold.profile.query.Lookup;
import io.onefold.profile.store.ProfileReader;
import io.onefold.profile.store.Standing;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds people by what somebody typed: a profile id, or a value of any namespace that can read it; with {@code NAMESPACE:} before it, of
 * that one. What was typed is in no answer and no log. Thread-safe.
 */
final class Finder {
    private static final int LONGEST = 256;
    private static final Pattern PROFILE_ID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern TELLS_NAMESPACE = Pattern.compile("([a-z][a-z0-9_]*)\\s*:\\s*(\\S.*)");

    private final ProfileReader profiles;
    private final KnownIdentifiers identifiers;
    private final PersonMask mask;

    Finder(ProfileReader profiles, KnownIdentifiers identifiers, PersonMask mask) {
        this.profiles = profiles;
        this.identifiers = identifiers;
        this.mask = mask;
    }

    /**
     * What one way to read the text came to.
     *
     * @param status {@code found}, {@code unknown}, {@code erased} or {@code unreadable}
     * @param message why it is unreadable; else empty
     */
    private record Tried(String namespace, String status, String message) {}

    private record Found(String namespace, UnifiedProfile profile) {}

    /** The people found, each once and by the strongest namespace, and all that was tried. */
    private static final class Search {
        private final Map<String, Found> found = new LinkedHashMap<>();
        private final List<Tried> tried = new ArrayList<>();
    }

    void answer(Context request) throws IOException {
        Optional<JsonNode> body = Asker.body(request);
        if (body.isEmpty()) return;
        String text = body.get().path("text").asText().strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            ConsoleAnswer.refuse(
                    request,
                    HttpStatus.BAD_REQUEST,
                    "unreadable-text",
                    "text is what is looked for, 1 to " + LONGEST + " characters");
            return;
        }
        Search search = profiles.atOneMoment(moment -> search(moment, text));
        ConsoleAnswer.write(request, json -> write(json, search));
    }

    private Search search(ProfileReader moment, String text) {
        Search search = new Search();
        if (PROFILE_ID.matcher(text).matches())
            add(search, moment, "profile_id", text.toLowerCase(java.util.Locale.ROOT));
        var told = TELLS_NAMESPACE.matcher(text);
        if (told.matches() && identifiers.namespaces().contains(told.group(1)))
            look(search, moment, told.group(1), told.group(2));
        else for (String namespace : identifiers.namespaces()) look(search, moment, namespace, text);
        return search;
    }

    private void look(Search search, ProfileReader moment, String namespace, String text) {
        switch (identifiers.lookup().find(namespace, text)) {
            case Lookup.Found found -> {
                Optional<String> id = moment.profileOf(found.identifier());
                if (id.isPresent()) add(search, moment, namespace, id.get());
                else search.tried.add(new Tried(namespace, "unknown", ""));
            }
            case Lookup.Unreadable(String reason) -> search.tried.add(new Tried(namespace, "unreadable", reason));
            case Lookup.UnknownNamespace(String reason) -> search.tried.add(new Tried(namespace, "unreadable", reason));
        }
    }

    private static void add(Search search, ProfileReader moment, String namespace, String profileId) {
        switch (moment.standing(profileId)) {
            case Standing.Living(UnifiedProfile profile) -> {
                search.tried.add(new Tried(namespace, "found", ""));
                search.found.putIfAbsent(profile.profileId(), new Found(namespace, profile));
            }
            case Standing.Moved(String present) -> {
                // The index may have been read before the profile that it names.
                if (moment.standing(present) instanceof Standing.Living(UnifiedProfile profile)) {
                    search.tried.add(new Tried(namespace, "found", ""));
                    search.found.putIfAbsent(profile.profileId(), new Found(namespace, profile));
                } else search.tried.add(new Tried(namespace, "unknown", ""));
            }
            case Standing.Erased erased -> search.tried.add(new Tried(namespace, "erased", ""));
            case Standing.Unknown unknown -> search.tried.add(new Tried(namespace, "unknown", ""));
        }
    }

    private void write(JsonGenerator json, Search search) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("found");
        for (Found each : search.found.values()) write(json, each);
        json.writeEndArray();
        json.writeArrayFieldStart("tried");
        for (Tried each : search.tried) {
            json.writeStartObject();
            json.writeStringField("namespace", each.namespace());
            json.writeStringField("status", each.status());
            if (!each.message().isEmpty()) json.writeStringField("message", each.message());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(JsonGenerator json, Found found) throws IOException {
        UnifiedProfile profile = found.profile();
        json.writeStartObject();
        json.writeStringField("profileId", profile.profileId());
        json.writeStringField("namespace", found.namespace());
        json.writeStringField("label", PersonJson.label(mask.profile(profile)));
        if (profile.computed().get("life_cycle") instanceof Value.Text(String stage))
            json.writeStringField("stage", stage);
        json.writeNumberField("touchpoints", profile.activity().touchpoints());
        json.writeNumberField("lastAt", profile.activity().lastAt());
        json.writeEndObject();
    }
}
