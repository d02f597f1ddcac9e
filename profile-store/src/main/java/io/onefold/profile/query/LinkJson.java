package io.onefold.profile.query;

import com.fasterxml.jackson.core.JsonGenerator;
import io.onefold.schemas.UnifiedProfile.Evidence;
import io.onefold.schemas.UnifiedProfile.Link;
import io.onefold.schemas.UnifiedProfile.ProfileIdentifier;
import io.onefold.schemas.UnifiedProfile.RefusedLink;
import java.io.IOException;

/** Identifiers and links of a profile as JSON. */
final class LinkJson {
    private LinkJson() {}

    static void write(JsonGenerator json, ProfileIdentifier identifier) throws IOException {
        json.writeStartObject();
        json.writeStringField("namespace", identifier.namespace());
        json.writeStringField("value", identifier.value());
        json.writeNumberField("firstSeen", identifier.firstSeen());
        json.writeNumberField("lastSeen", identifier.lastSeen());
        json.writeEndObject();
    }

    static void write(JsonGenerator json, Link link) throws IOException {
        json.writeStartObject();
        json.writeFieldName("a");
        write(json, link.a());
        json.writeFieldName("b");
        write(json, link.b());
        json.writeNumberField("firstSeen", link.firstSeen());
        json.writeNumberField("lastSeen", link.lastSeen());
        json.writeStringField("word", link.word());
        JsonValues.list(json, "evidence", link.evidence(), LinkJson::write);
        json.writeEndObject();
    }

    static void write(JsonGenerator json, RefusedLink refused) throws IOException {
        json.writeStartObject();
        json.writeFieldName("link");
        write(json, refused.link());
        json.writeStringField("reason", refused.reason());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Evidence evidence) throws IOException {
        json.writeStartObject();
        json.writeStringField("source", evidence.source());
        json.writeStringField("channel", evidence.channel());
        json.writeStringField("messageId", evidence.messageId());
        json.writeNumberField("occurredAt", evidence.occurredAt());
        json.writeEndObject();
    }
}
