package io.onefold.app.console;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import io.onefold.profile.query.ProfileJson;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.UnifiedProfile.ProfileIdentifier;
import io.onefold.schemas.UnifiedProfile.Trait;
import io.onefold.schemas.Value;
import java.io.IOException;
import java.util.List;

/** A person as the page about people gets them: the profile as the query API writes it, without links, and what stands around it. */
final class PersonJson {
    private static final List<String> NAMES = List.of("name", "full_name", "nick_name", "nickname", "first_name");

    /** What people recognise somebody by, best first. */
    private static final List<String> TELLING = List.of("email", "phone", "member_id", "customer_id", "social_id");

    private PersonJson() {}

    /**
     * Answers with a person.
     *
     * @param profile as it may be shown
     * @param isMasked whether it was masked for that
     */
    static void answer(Context request, UnifiedProfile profile, boolean isMasked, List<String> formerIds) {
        ConsoleAnswer.write(request, json -> write(json, profile, isMasked, formerIds));
    }

    private static void write(JsonGenerator json, UnifiedProfile profile, boolean isMasked, List<String> formerIds)
            throws IOException {
        json.writeStartObject();
        json.writeBooleanField("masked", isMasked);
        json.writeStringField("label", label(profile));
        json.writeArrayFieldStart("formerIds");
        for (String each : formerIds) json.writeString(each);
        json.writeEndArray();
        json.writeNumberField("links", profile.links().size());
        json.writeNumberField("refusedLinks", profile.refusedLinks().size());
        json.writeFieldName("profile");
        ProfileJson.write(json, withoutLinks(profile));
        json.writeEndObject();
    }

    private static UnifiedProfile withoutLinks(UnifiedProfile profile) {
        return new UnifiedProfile(
                profile.profileId(),
                profile.identifiers(),
                profile.identifierCount(),
                profile.traits(),
                profile.consents(),
                profile.activity(),
                profile.purchases(),
                profile.service(),
                profile.computed(),
                profile.segments(),
                profile.untold(),
                List.of(),
                List.of(),
                profile.shared());
    }

    /** What to call them by: their name, else what one would write to; empty where neither is known. */
    static String label(UnifiedProfile profile) {
        for (String name : NAMES) {
            Trait trait = profile.traits().get(name);
            if (trait != null && trait.value() instanceof Value.Text(String text) && !text.isEmpty()) return text;
        }
        for (String namespace : TELLING)
            for (ProfileIdentifier each : profile.identifiers())
                if (each.namespace().equals(namespace)) return each.value();
        return "";
    }
}
