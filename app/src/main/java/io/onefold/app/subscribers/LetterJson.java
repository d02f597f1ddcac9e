package io.onefold.app.subscribers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.onefold.profile.query.NamedFields;
import io.onefold.profile.subscription.FieldPaths;
import io.onefold.schemas.UnifiedProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A mailbag as JSON: {@code {"subscriber", "topic", "partition", "offsets": […], "profiles": […]}}. A profile is written as the query API writes it, with
 * the sections that the subscriber's fields name and no others: what was held back is not there, rather than zero.
 */
final class LetterJson {
    private static final JsonFactory JSON = new JsonFactory();

    private final NamedFields fields;

    /** @param fields that the subscriber may have */
    LetterJson(FieldPaths fields) {
        this.fields = new NamedFields(fields);
    }

    byte[] write(Mailbag bag) {
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(to)) {
            json.writeStartObject();
            json.writeStringField("subscriber", bag.subscriber());
            json.writeStringField("topic", bag.topic());
            json.writeNumberField("partition", bag.partition());
            json.writeArrayFieldStart("offsets");
            for (Letter each : bag.letters()) json.writeNumber(each.offset());
            json.writeEndArray();
            json.writeArrayFieldStart("profiles");
            for (Letter each : bag.letters()) write(json, each);
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return to.toByteArray();
    }

    private void write(JsonGenerator json, Letter letter) throws IOException {
        UnifiedProfile view = letter.view();
        if (view != null) {
            fields.write(json, view);
            return;
        }
        json.writeStartObject();
        json.writeStringField("profileId", letter.profileId());
        json.writeBooleanField("deleted", true);
        json.writeEndObject();
    }
}
