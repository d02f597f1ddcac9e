package io.onefold.identity.rules;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one YAML document into nodes that know where they stand; binding to classes would lose the places and the repeats. */
final class YamlReader {
    /** What nobody writes by hand; the time that reading takes grows with the square of the depth. */
    private static final int DEEPEST = 50;

    private static final YAMLFactory FACTORY = YAMLFactory.builder()
            // On by default in a factory that is not built.
            .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    private YamlReader() {}

    /**
     * The document's root, null for an empty one.
     *
     * @throws InvalidRulesException when it is no YAML, holds several documents or uses aliases
     */
    static @Nullable YamlNode read(String yaml) {
        try (YAMLParser parser = FACTORY.createParser(yaml)) {
            if (parser.nextToken() == null) return null;
            YamlNode root = node(parser);
            if (parser.nextToken() != null) throw refuse(parser, "a second document; there must be one");
            return root;
        } catch (JacksonException e) {
            throw new InvalidRulesException(List.of(problem(e.getLocation(), "not readable as YAML: " + firstLine(e))));
        } catch (IOException e) {
            throw new UncheckedIOException("a string has no input errors", e);
        }
    }

    private static YamlNode node(YAMLParser parser) throws IOException {
        if (parser.isCurrentAlias()) throw refuse(parser, "an alias (*" + parser.getText() + "); write the value out");
        JsonLocation at = parser.currentTokenLocation();
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(parser, at);
            case START_ARRAY -> sequence(parser, at);
            case VALUE_STRING -> scalar(parser, at, YamlNode.Scalar.Kind.TEXT);
            case VALUE_NUMBER_INT -> scalar(parser, at, YamlNode.Scalar.Kind.WHOLE);
            case VALUE_NULL -> scalar(parser, at, YamlNode.Scalar.Kind.NOTHING);
            default -> scalar(parser, at, YamlNode.Scalar.Kind.OTHER);
        };
    }

    private static YamlNode mapping(YAMLParser parser, JsonLocation at) throws IOException {
        List<YamlNode.Entry> entries = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            JsonLocation place = parser.currentTokenLocation();
            String key = parser.currentName();
            parser.nextToken();
            entries.add(new YamlNode.Entry(place.getLineNr(), place.getColumnNr(), key, node(parser)));
        }
        return new YamlNode.Mapping(at.getLineNr(), at.getColumnNr(), List.copyOf(entries));
    }

    private static YamlNode sequence(YAMLParser parser, JsonLocation at) throws IOException {
        List<YamlNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) items.add(node(parser));
        return new YamlNode.Sequence(at.getLineNr(), at.getColumnNr(), List.copyOf(items));
    }

    private static YamlNode scalar(JsonParser parser, JsonLocation at, YamlNode.Scalar.Kind kind) throws IOException {
        return new YamlNode.Scalar(at.getLineNr(), at.getColumnNr(), kind, parser.getText());
    }

    private static InvalidRulesException refuse(JsonParser parser, String message) {
        return new InvalidRulesException(List.of(problem(parser.currentTokenLocation(), message)));
    }

    private static RulesProblem problem(@Nullable JsonLocation at, String message) {
        return at == null
                ? new RulesProblem(1, 1, "", message)
                : new RulesProblem(at.getLineNr(), at.getColumnNr(), "", message);
    }

    private static String firstLine(JacksonException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("no reason given");
    }
}
