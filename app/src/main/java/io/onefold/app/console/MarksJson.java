package io.onefold.app.console;

import com.fasterxml.jackson.core.JsonGenerator;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.UnifiedProfile.ProfileIdentifier;
import io.onefold.schemas.UnifiedProfile.RefusedLink;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * What happened to who somebody is, for the timeline: when two became one, what would have joined them with somebody else and did not, and
 * what stewards said. In no order.
 */
final class MarksJson {
    private final JsonGenerator json;
    private final UnaryOperator<ProfileIdentifier> shown;
    private final boolean isWhole;

    /** @param isWhole whether what stewards wrote is shown as it is */
    MarksJson(JsonGenerator json, UnaryOperator<ProfileIdentifier> shown, boolean isWhole) {
        this.json = json;
        this.shown = shown;
        this.isWhole = isWhole;
    }

    void write(UnifiedProfile profile, List<Members.Word> words) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("marks");
        for (Joining each : Joining.of(profile))
            mark(
                    "merged",
                    each.link().firstSeen(),
                    "",
                    List.of(each.link().a(), each.link().b()));
        for (RefusedLink each : profile.refusedLinks())
            mark(
                    "refused",
                    each.link().lastSeen(),
                    each.reason(),
                    List.of(each.link().a(), each.link().b()));
        for (Members.Word each : words) word(each);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void mark(String kind, long at, String reason, List<ProfileIdentifier> about) throws IOException {
        begin(kind, at, about);
        json.writeStringField("reason", reason);
        json.writeEndObject();
    }

    private void word(Members.Word word) throws IOException {
        IdentityCommand command = word.command();
        String kind = command.action().name().toLowerCase(Locale.ROOT).replace('_', '-');
        begin(kind, command.at(), word.about());
        json.writeStringField("who", command.who());
        json.writeStringField("why", isWhole ? command.why() : PersonMask.words(command.why()));
        json.writeEndObject();
    }

    private void begin(String kind, long at, List<ProfileIdentifier> about) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", kind);
        json.writeNumberField("at", at);
        json.writeArrayFieldStart("about");
        for (ProfileIdentifier each : about) {
            ProfileIdentifier visible = shown.apply(each);
            json.writeStartObject();
            json.writeStringField("namespace", visible.namespace());
            json.writeStringField("value", visible.value());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
