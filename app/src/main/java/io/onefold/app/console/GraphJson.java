package io.onefold.app.console;

import com.fasterxml.jackson.core.JsonGenerator;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.UnifiedProfile.Evidence;
import io.onefold.schemas.UnifiedProfile.Link;
import io.onefold.schemas.UnifiedProfile.ProfileIdentifier;
import io.onefold.schemas.UnifiedProfile.RefusedLink;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The identifiers and links of a person as a graph. Masked, two identifiers may look the same, so each has a number in this answer. */
final class GraphJson {
    private final JsonGenerator json;
    private final UnifiedProfile profile;
    private final UnaryOperator<ProfileIdentifier> shown;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    private GraphJson(JsonGenerator json, UnifiedProfile profile, UnaryOperator<ProfileIdentifier> shown) {
        this.json = json;
        this.profile = profile;
        this.shown = shown;
    }

    /** @param shown what of an identifier may be shown */
    static void write(JsonGenerator json, UnifiedProfile profile, UnaryOperator<ProfileIdentifier> shown)
            throws IOException {
        new GraphJson(json, profile, shown).write();
    }

    private void write() throws IOException {
        json.writeStartObject();
        json.writeNumberField("identifierCount", profile.identifierCount());
        json.writeArrayFieldStart("identifiers");
        for (ProfileIdentifier each : profile.identifiers()) identifier(each, false);
        // The other end of a refused link is somebody else's.
        for (Link each : profile.links()) ends(each);
        for (RefusedLink each : profile.refusedLinks()) ends(each.link());
        json.writeEndArray();
        json.writeArrayFieldStart("links");
        for (Link each : profile.links()) link(each, "");
        for (RefusedLink each : profile.refusedLinks()) link(each.link(), each.reason());
        json.writeEndArray();
        json.writeEndObject();
    }

    private void ends(Link link) throws IOException {
        identifier(link.a(), true);
        identifier(link.b(), true);
    }

    private void identifier(ProfileIdentifier of, boolean isElsewhere) throws IOException {
        if (numbers.putIfAbsent(name(of), numbers.size()) != null) return;
        ProfileIdentifier visible = shown.apply(of);
        json.writeStartObject();
        json.writeNumberField("number", numbers.size() - 1);
        json.writeStringField("namespace", visible.namespace());
        json.writeStringField("value", visible.value());
        json.writeNumberField("firstSeen", of.firstSeen());
        json.writeNumberField("lastSeen", of.lastSeen());
        json.writeBooleanField("elsewhere", isElsewhere);
        json.writeEndObject();
    }

    private void link(Link link, String refused) throws IOException {
        json.writeStartObject();
        json.writeNumberField("a", number(link.a()));
        json.writeNumberField("b", number(link.b()));
        json.writeNumberField("firstSeen", link.firstSeen());
        json.writeNumberField("lastSeen", link.lastSeen());
        json.writeStringField("word", link.word());
        json.writeStringField("refused", refused);
        json.writeArrayFieldStart("evidence");
        for (Evidence each : link.evidence()) {
            json.writeStartObject();
            json.writeStringField("source", each.source());
            json.writeStringField("channel", each.channel());
            json.writeStringField("messageId", each.messageId());
            json.writeNumberField("occurredAt", each.occurredAt());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private int number(ProfileIdentifier of) {
        return numbers.getOrDefault(name(of), -1);
    }

    private static String name(ProfileIdentifier of) {
        return of.namespace() + '\u001f' + of.value();
    }
}
