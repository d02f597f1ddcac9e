package io.onefold.profile.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.onefold.profile.query.LookupRequest.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the body of a look-up, and says all that is wrong with it without repeating any of it. Of one body. */
final class LookupRequestReader {
    /** A factory keeps the names that it has seen: of longer ones than any that is looked for it must see nothing. */
    private static final int LONGEST_NAME = 256;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNameLength(LONGEST_NAME).build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final List<Named> identifiers = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private final Problems problems;
    private @Nullable List<String> fields;
    private int asked;

    private LookupRequestReader(Problems problems) {
        this.problems = problems;
    }

    /** Problems are added to those there are; where there are any, what is returned is of no use. */
    static LookupRequest read(byte[] body, Problems problems) {
        LookupRequestReader reader = new LookupRequestReader(problems);
        try (JsonParser parser = JSON.createParser(body)) {
            reader.read(parser);
        } catch (JsonProcessingException e) {
            problems.add(
                    Refusal.MALFORMED_BODY,
                    "this is no JSON in UTF-8" + where(e) + "; send it as a serializer wrote it");
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
        return reader.request();
    }

    private static String where(JsonProcessingException e) {
        if (e.getLocation() == null) return "";
        return " at line " + e.getLocation().getLineNr() + ", column "
                + e.getLocation().getColumnNr();
    }

    private LookupRequest request() {
        if (asked > LookupRequest.MOST)
            problems.add(
                    Refusal.TOO_MANY,
                    asked + " are asked for; ask for at most " + LookupRequest.MOST + " identifiers and ids at a time");
        ChosenFields chosen = fields == null ? ChosenFields.ALL : ChosenFields.of(fields, problems);
        return new LookupRequest(identifiers, ids, chosen);
    }

    private void read(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            malformed("the body is no object; send {\"identifiers\":[...],\"ids\":[...]}");
            return;
        }
        boolean asks = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "identifiers" -> list(parser, name, this::identifier);
                case "ids" ->
                    list(parser, name, (each, where) -> {
                        asked++;
                        text(each, where, ids);
                    });
                case "fields" -> {
                    List<String> names = new ArrayList<>();
                    fields = names;
                    list(parser, name, (each, where) -> text(each, where, names));
                }
                default -> unknown(parser, name);
            }
            asks |= name.equals("identifiers") || name.equals("ids");
        }
        if (!asks) malformed("neither identifiers nor ids is there; name who is looked up");
        if (parser.nextToken() != null) malformed("something follows the object; send one at a time");
    }

    /** Reads one element of a list; leaves the parser at its end. */
    @FunctionalInterface
    private interface Element {
        void read(JsonParser parser, String where) throws IOException;
    }

    private void list(JsonParser parser, String name, Element element) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            malformed(name + " is no list; write [...]");
            parser.skipChildren();
            return;
        }
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) element.read(parser, name + "[" + i + "]");
    }

    private void text(JsonParser parser, String where, List<String> into) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) into.add(parser.getText());
        else malformed(where + " is no text; put it into quotation marks");
        parser.skipChildren();
    }

    private void identifier(JsonParser parser, String where) throws IOException {
        asked++;
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            malformed(where + " is no object; write {\"namespace\":...,\"value\":...}");
            parser.skipChildren();
            return;
        }
        List<String> namespace = new ArrayList<>();
        List<String> value = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "namespace" -> text(parser, where + ".namespace", namespace);
                case "value" -> text(parser, where + ".value", value);
                default -> unknown(parser, name);
            }
        }
        if (namespace.isEmpty() || value.isEmpty())
            malformed(where + " has not both namespace and value as text; give both");
        else identifiers.add(new Named(namespace.getLast(), value.getLast()));
    }

    private void unknown(JsonParser parser, String name) throws IOException {
        malformed(
                CallersWord.shown(name).map(each -> "there is no field " + each).orElse("a field has no name")
                        + "; there are identifiers with namespace and value, ids, fields");
        parser.skipChildren();
    }

    private void malformed(String message) {
        problems.add(Refusal.MALFORMED_BODY, message);
    }
}
