package io.onefold.app.console;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The files that a browser needs, out of the jar. A browser keeps them and asks with their tag whether they are still so; each answer of a
 * page is the same, since which view is meant stands in the address and is read by the page. Thread-safe.
 */
final class ConsoleFiles {
    private static final String PAGE = "index.html";

    /** No way up and no hidden file: only names that our own files have. */
    private static final Pattern NAME = Pattern.compile("(?:[a-z][a-z0-9]*/)?[A-Za-z][A-Za-z0-9-]*\\.[a-z0-9]+");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml");

    /** Files of others, as their WebJars have them. */
    private static final Map<String, String> LIBRARIES = Map.of(
            "lib/d3-dispatch.js", "/META-INF/resources/webjars/d3-dispatch/3.0.1/dist/d3-dispatch.min.js",
            "lib/d3-force.js", "/META-INF/resources/webjars/d3-force/3.0.0/dist/d3-force.min.js",
            "lib/d3-quadtree.js", "/META-INF/resources/webjars/d3-quadtree/3.0.1/dist/d3-quadtree.min.js",
            "lib/d3-timer.js", "/META-INF/resources/webjars/d3-timer/3.0.1/dist/d3-timer.min.js");

    private final Map<String, Optional<Held>> held = new ConcurrentHashMap<>();

    private static final class Held {
        private final byte[] bytes;
        private final String type;
        private final String tag;

        Held(byte[] bytes, String type) {
            this.bytes = bytes;
            this.type = type;
            this.tag = tag(bytes);
        }
    }

    /** Adds the routes: the page at {@code /} and below {@code /console}, all else under {@code /console/files}. */
    void addRoutes(JavalinConfig config) {
        config.routes.get("/", request -> answer(request, PAGE));
        config.routes.get("/console/files/<name>", request -> answer(request, request.pathParam("name")));
        config.routes.get("/console", request -> answer(request, PAGE));
        config.routes.get("/console/<view>", request -> answer(request, PAGE));
    }

    private void answer(Context request, String name) throws IOException {
        Optional<Held> file =
                NAME.matcher(name).matches() ? held.computeIfAbsent(name, ConsoleFiles::read) : Optional.empty();
        if (file.isEmpty()) {
            request.status(HttpStatus.NOT_FOUND).result("There is no such file.\n");
            return;
        }
        Held found = file.get();
        // A weak tag: compressed or not, it is the same file.
        request.header("Cache-Control", "no-cache").header("ETag", found.tag);
        if (found.tag.equals(request.header("If-None-Match"))) {
            request.status(HttpStatus.NOT_MODIFIED);
            return;
        }
        request.contentType(found.type).result(found.bytes);
    }

    private static Optional<Held> read(String name) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null) return Optional.empty();
        try (InputStream file = ConsoleFiles.class.getResourceAsStream(LIBRARIES.getOrDefault(name, name))) {
            if (file == null) return Optional.empty();
            byte[] bytes = file.readAllBytes();
            return Optional.of(new Held(bytes, type));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String tag(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "W/\""
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(digest)
                            .substring(0, 22) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
