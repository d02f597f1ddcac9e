package io.onefold.profile.query;

import com.fasterxml.jackson.core.JsonGenerator;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.UnifiedProfile.Activity;
import io.onefold.schemas.UnifiedProfile.Consent;
import io.onefold.schemas.UnifiedProfile.LatestAnswer;
import io.onefold.schemas.UnifiedProfile.Purchases;
import io.onefold.schemas.UnifiedProfile.Service;
import io.onefold.schemas.UnifiedProfile.Trait;
import io.onefold.schemas.Value;
import java.io.IOException;

/** Profiles as JSON, by the field names of their Avro schema. */
public final class ProfileJson {
    private ProfileJson() {}

    /** Writes one object; what is around it is the caller's. */
    public static void write(JsonGenerator json, UnifiedProfile profile) throws IOException {
        json.writeStartObject();
        json.writeStringField("profileId", profile.profileId());
        JsonValues.list(json, "identifiers", profile.identifiers(), LinkJson::write);
        json.writeNumberField("identifierCount", profile.identifierCount());
        JsonValues.map(json, "traits", profile.traits(), ProfileJson::write);
        JsonValues.map(json, "consents", profile.consents(), ProfileJson::write);
        write(json, profile.activity());
        write(json, profile.purchases());
        write(json, profile.service());
        JsonValues.map(json, "computed", profile.computed(), JsonValues::value);
        JsonValues.list(json, "segments", profile.segments(), JsonGenerator::writeString);
        JsonValues.map(json, "untold", profile.untold(), JsonGenerator::writeString);
        JsonValues.list(json, "links", profile.links(), LinkJson::write);
        JsonValues.list(json, "refusedLinks", profile.refusedLinks(), LinkJson::write);
        json.writeBooleanField("shared", profile.shared());
        json.writeEndObject();
    }

    /** Writes the value of a trait. */
    public static void write(JsonGenerator json, Value value) throws IOException {
        JsonValues.value(json, value);
    }

    private static void write(JsonGenerator json, Trait trait) throws IOException {
        json.writeStartObject();
        json.writeFieldName("value");
        JsonValues.value(json, trait.value());
        json.writeStringField("source", trait.source());
        json.writeStringField("messageId", trait.messageId());
        json.writeNumberField("occurredAt", trait.occurredAt());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Consent consent) throws IOException {
        json.writeStartObject();
        json.writeStringField("state", JsonValues.word(consent.state()));
        json.writeNumberField("occurredAt", consent.occurredAt());
        json.writeStringField("source", consent.source());
        json.writeStringField("messageId", consent.messageId());
        json.writeStringField("proof", consent.proof());
        json.writeNumberField("expiresAt", consent.expiresAt());
        json.writeBooleanField("separate", consent.separate());
        json.writeBooleanField("guardian", consent.guardian());
        json.writeStringField("reason", consent.reason());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Activity activity) throws IOException {
        json.writeObjectFieldStart("activity");
        json.writeNumberField("touchpoints", activity.touchpoints());
        json.writeNumberField("firstAt", activity.firstAt());
        json.writeNumberField("lastAt", activity.lastAt());
        JsonValues.map(json, "channels", activity.channels(), JsonGenerator::writeNumber);
        JsonValues.list(json, "hours", activity.hours(), JsonGenerator::writeNumber);
        json.writeNumberField("last7Days", activity.last7Days());
        json.writeNumberField("last30Days", activity.last30Days());
        json.writeNumberField("last90Days", activity.last90Days());
        json.writeNumberField("last365Days", activity.last365Days());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Purchases purchases) throws IOException {
        json.writeObjectFieldStart("purchases");
        json.writeNumberField("orders", purchases.orders());
        json.writeNumberField("lines", purchases.lines());
        json.writeNumberField("firstOrderAt", purchases.firstOrderAt());
        json.writeNumberField("lastOrderAt", purchases.lastOrderAt());
        JsonValues.map(json, "spend", purchases.spend(), JsonValues::decimal);
        JsonValues.map(json, "refunds", purchases.refunds(), JsonValues::decimal);
        JsonValues.map(json, "categories", purchases.categories(), JsonGenerator::writeNumber);
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Service service) throws IOException {
        json.writeObjectFieldStart("service");
        json.writeNumberField("calls", service.calls());
        json.writeNumberField("callSeconds", service.callSeconds());
        json.writeNumberField("openComplaints", service.openComplaints());
        json.writeNumberField("closedComplaints", service.closedComplaints());
        JsonValues.list(json, "answers", service.answers(), ProfileJson::write);
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, LatestAnswer answer) throws IOException {
        json.writeStartObject();
        json.writeStringField("survey", answer.survey());
        json.writeStringField("question", answer.question());
        json.writeStringField("kind", answer.kind());
        json.writeNumberField("score", answer.score());
        json.writeNumberField("occurredAt", answer.occurredAt());
        json.writeEndObject();
    }
}
