package io.onefold.ingest.description;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** In which line of a document each key stands, which a tree of its values no longer knows. */
final class YamlPlaces {
    /** What nobody writes by hand; the time that reading takes grows with the square of the depth. */
    private static final int DEEPEST = 50;

    static final YAMLFactory FACTORY = YAMLFactory.builder()
            // On by default in a factory that is not built.
            .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    private final Map<String, Integer> lines = new HashMap<>();
    private final List<String> repeated = new ArrayList<>();

    private YamlPlaces() {}

    /** Reads a document; fails as a parser does where it is none. */
    static YamlPlaces of(String yaml) throws IOException {
        YamlPlaces places = new YamlPlaces();
        try (YAMLParser parser = FACTORY.createParser(yaml)) {
            if (parser.nextToken() != null) places.value("", parser);
        }
        return places;
    }

    /** The line of a key, or of what it stands below where it does not stand there; keys have dots between the levels. */
    int line(String key) {
        for (String at = key; !at.isEmpty(); at = at.substring(0, Math.max(0, at.lastIndexOf('.')))) {
            Integer line = lines.get(at);
            if (line != null) return line;
        }
        return 1;
    }

    /** Keys that stand twice. */
    List<String> repeated() {
        return repeated;
    }

    private void value(String path, YAMLParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.START_ARRAY)
            for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) value(path + "." + index, parser);
        if (parser.currentToken() != JsonToken.START_OBJECT) return;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = path.isEmpty() ? parser.currentName() : path + "." + parser.currentName();
            Integer first = lines.putIfAbsent(key, parser.currentTokenLocation().getLineNr());
            if (first != null) repeated.add(key);
            parser.nextToken();
            value(key, parser);
        }
    }
}
