package io.onefold.app.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.onefold.profile.query.ProfileJson;
import io.onefold.schemas.ConsoleAct;
import io.onefold.schemas.ProfileChange;
import io.onefold.schemas.Quarantined;
import io.onefold.schemas.SegmentMembership;
import io.onefold.schemas.UnifiedProfile;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Records of published topics as one line of JSON each. */
final class TailLines {
    private static final JsonFactory JSON = new JsonFactory();

    private TailLines() {}

    private interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    /** As the query API has it. */
    static String profile(UnifiedProfile profile) {
        return line(json -> ProfileJson.write(json, profile));
    }

    /** A profile that is no more. */
    static String ended(String profileId) {
        return line(json -> {
            json.writeStartObject();
            json.writeStringField("profileId", profileId);
            json.writeBooleanField("ended", true);
            json.writeEndObject();
        });
    }

    static String change(ProfileChange change) {
        return line(json -> {
            json.writeStartObject();
            json.writeStringField("kind", change.kind().name().toLowerCase(Locale.ROOT));
            texts(json, "from", change.from());
            texts(json, "into", change.into());
            json.writeStringField("cause", change.cause());
            json.writeEndObject();
        });
    }

    static String membership(SegmentMembership change) {
        return line(json -> {
            json.writeStartObject();
            json.writeStringField("segment", change.segment());
            json.writeStringField("profileId", change.profileId());
            json.writeStringField("change", change.change().name().toLowerCase(Locale.ROOT));
            json.writeStringField("at", Instant.ofEpochMilli(change.at()).toString());
            json.writeEndObject();
        });
    }

    /** Without the original, which may be large and is personal data. */
    static String quarantined(Quarantined record) {
        return line(json -> {
            json.writeStartObject();
            json.writeStringField("source", record.source());
            json.writeStringField("channel", record.channel().label());
            json.writeStringField("reason", record.reason().code());
            json.writeStringField("message", record.message());
            json.writeStringField("location", record.location());
            json.writeStringField("origin", record.origin());
            json.writeNumberField("originalBytes", record.original().remaining());
            json.writeStringField("messageId", record.messageId());
            json.writeStringField(
                    "receivedAt", Instant.ofEpochMilli(record.receivedAt()).toString());
            json.writeEndObject();
        });
    }

    static String act(ConsoleAct act) {
        return line(json -> {
            json.writeStartObject();
            json.writeStringField("at", Instant.ofEpochMilli(act.at()).toString());
            json.writeStringField("who", act.who());
            json.writeStringField("why", act.why());
            json.writeStringField("action", act.action());
            json.writeStringField("subject", act.subject());
            json.writeStringField("actId", act.actId());
            json.writeEndObject();
        });
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) json.writeString(text);
        json.writeEndArray();
    }

    private static String line(Body body) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            body.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return text.toString();
    }
}
