package io.onefold.app.subscribers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.filter.FilteringGeneratorDelegate;
import com.fasterxml.jackson.core.filter.TokenFilter;
import com.fasterxml.jackson.core.filter.TokenFilter.Inclusion;
import io.onefold.profile.query.ProfileJson;
import io.onefold.profile.subscription.FieldPaths;
import io.onefold.schemas.UnifiedProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * A mailbag as JSON: {@code {"subscriber", "topic", "partition", "offsets": […], "profiles": […]}}. A profile is written as the query API writes it, with
 * the sections that the subscriber's fields name and no others: what was held back is not there, rather than zero.
 */
final class LetterJson {
    private static final JsonFactory JSON = new JsonFactory();

    private final TokenFilter fields;

    /** @param fields that the subscriber may have */
    LetterJson(FieldPaths fields) {
        this.fields = new Named("", fields);
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
            ProfileJson.write(new FilteringGeneratorDelegate(json, fields, Inclusion.INCLUDE_ALL_AND_PATH, true), view);
            return;
        }
        json.writeStartObject();
        json.writeStringField("profileId", letter.profileId());
        json.writeBooleanField("deleted", true);
        json.writeEndObject();
    }

    /** Lets through what paths name, and what holds something that they name. */
    private static final class Named extends TokenFilter {
        private final String within;
        private final FieldPaths fields;

        Named(String within, FieldPaths fields) {
            this.within = within;
            this.fields = fields;
        }

        @Override
        public @Nullable TokenFilter includeProperty(String name) {
            String path = within + name;
            if (path.equals("profileId") || fields.isNamed(path)) return INCLUDE_ALL;
            if (!fields.hasSome(path)) return null;
            return switch (path) {
                // What of these is not named is not in there.
                case "identifiers", "traits", "consents", "computed", "segments", "untold" -> INCLUDE_ALL;
                default -> new Named(path + ".", fields);
            };
        }

        @Override
        public boolean includeEmptyObject(boolean contentsFiltered) {
            return true;
        }

        @Override
        public boolean includeEmptyArray(boolean contentsFiltered) {
            return true;
        }
    }
}
