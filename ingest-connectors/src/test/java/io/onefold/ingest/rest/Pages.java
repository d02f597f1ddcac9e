package io.onefold.ingest.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The pages of the documentation on this kind of source. */
final class Pages {
    private Pages() {}

    static String page(String name) {
        try {
            return Files.readString(Path.of("../docs/connectors", name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The examples in a language. */
    static List<String> examples(String name, String language) {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(page(name))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
