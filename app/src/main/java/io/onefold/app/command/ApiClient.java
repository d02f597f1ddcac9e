package io.onefold.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks a running installation's query API. An id that is no longer the present one is followed to it. */
final class ApiClient implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final String url;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(Redirect.NORMAL)
            .build();

    ApiClient(String url) {
        this.url = url;
    }

    /**
     * The answer, whatever its status.
     *
     * @throws Refusal where nothing answers
     */
    HttpResponse<String> get(String path) throws InterruptedException {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create(url + path))
                            .timeout(TIMEOUT)
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Refusal(
                    ExitCode.UNREACHABLE,
                    "Nothing answers at " + url + ": start it with ./onefold up, or name another with --server.");
        }
    }

    /**
     * Sends a body whose answer comes line by line, whatever time it takes.
     *
     * @param read is given the lines as they come, and gives what was found
     * @throws Refusal where nothing answers, it goes away, or it refuses
     */
    <T> T post(String path, String body, Function<Iterator<String>, T> read) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<Stream<String>> answer = http.send(request, BodyHandlers.ofLines());
            try (Stream<String> lines = answer.body()) {
                if (answer.statusCode() == 200) return read.apply(lines.iterator());
                throw new Refusal(ExitCode.FAILED, lines.collect(Collectors.joining("\n")));
            }
        } catch (IOException | UncheckedIOException e) {
            throw new Refusal(
                    ExitCode.UNREACHABLE,
                    "Nothing answers at " + url + ": start it with ./onefold up, or name another with --server.");
        }
    }

    /** A piece of a path, with what has a meaning there written out. */
    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() {
        http.close();
    }
}
