package io.onefold.ingest.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;

/** The script for pages that use no SDK, as {@code docs/web-snippet.md} describes it. Immutable. */
final class WebSnippet {
    static final String PATH = "/onefold.js";

    private final String script = withoutIndentation(read());

    /** Gives it to a browser, which may keep it for an hour. */
    void give(Context request) {
        request.contentType("text/javascript; charset=utf-8");
        request.header("Cache-Control", "public, max-age=3600");
        request.result(script);
    }

    /** Every visitor's browser fetches it, so it goes without what only its readers need. */
    private static String withoutIndentation(String source) {
        return source.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("//"))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String read() {
        try (InputStream in = Objects.requireNonNull(WebSnippet.class.getResourceAsStream("onefold.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the web snippet cannot be read", e);
        }
    }
}
