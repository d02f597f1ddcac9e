package io.onefold.app.conformance;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onefold.profile.query.ProfileJson;
import io.onefold.schemas.UnifiedProfile;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Profiles as the query API writes them, and where two of them differ. */
final class ProfileText {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** 1 and 1.0 are one number: some languages know no other. */
    private static final Comparator<JsonNode> BY_CONTENT = (a, b) -> {
        if (a.equals(b)) return 0;
        return a.isNumber() && b.isNumber() ? a.decimalValue().compareTo(b.decimalValue()) : 1;
    };

    private ProfileText() {}

    static String of(UnifiedProfile profile) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = MAPPER.getFactory().createGenerator(text)) {
            ProfileJson.write(json, profile);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return text.toString();
    }

    /** Reads a text of our own or of the query API. */
    static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("this is no JSON", e);
        }
    }

    /** The names of all fields of an object. */
    static NavigableSet<String> fields(JsonNode object) {
        NavigableSet<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Which of some fields differ. */
    static List<String> differing(JsonNode one, JsonNode other, Collection<String> fields) {
        List<String> differing = new ArrayList<>();
        for (String field : fields) if (!one.path(field).equals(BY_CONTENT, other.path(field))) differing.add(field);
        return differing;
    }
}
