package io.onefold.profile.sink;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.onefold.profile.query.NamedFields;
import io.onefold.profile.query.ProfileJson;
import io.onefold.profile.subscription.FieldPaths;
import io.onefold.schemas.UnifiedProfile;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The sections of a profile, each as the JSON that the query API writes. Thread-safe. */
final class SectionTexts {
    private final Optional<NamedFields> named;

    /** @param fields what is written; all where there are none */
    SectionTexts(FieldPaths fields) {
        this.named = fields.all().isEmpty() ? Optional.empty() : Optional.of(new NamedFields(fields));
    }

    /** By name. What is neither an object nor a list is not among them. */
    SortedMap<String, String> of(UnifiedProfile profile) {
        try {
            return parts(written(profile));
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
    }

    private String written(UnifiedProfile profile) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = PostgresText.JSON.createGenerator(text)) {
            if (named.isPresent()) named.get().write(json, profile);
            else ProfileJson.write(json, profile);
        }
        return text.toString();
    }

    private static SortedMap<String, String> parts(String profile) throws IOException {
        SortedMap<String, String> parts = new TreeMap<>();
        try (JsonParser parser = PostgresText.JSON.createParser(profile)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (!parser.nextToken().isStructStart()) continue;
                int begin = offset(parser.currentTokenLocation().getCharOffset());
                parser.skipChildren();
                parts.put(
                        name,
                        profile.substring(begin, offset(parser.currentLocation().getCharOffset())));
            }
        }
        return Collections.unmodifiableSortedMap(parts);
    }

    private static int offset(long characters) {
        return Math.toIntExact(characters);
    }
}
