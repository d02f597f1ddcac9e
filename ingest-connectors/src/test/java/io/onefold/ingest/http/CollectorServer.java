package io.onefold.ingest.http;

import io.javalin.Javalin;
import io.onefold.ingest.RecordingSink;
import io.onefold.ingest.Source;
import io.onefold.ingest.Sources;
import io.onefold.ingest.hook.Hook;
import io.onefold.schemas.Channel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/** The real collector on a free port, in front of a sink that records. */
public final class CollectorServer implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    public static final String KEY = "web-key";

    public final RecordingSink sink = new RecordingSink();
    private final Javalin server;
    private final HttpClient client = HttpClient.newHttpClient();

    CollectorServer() {
        this(CollectorSettings.DEFAULT);
    }

    CollectorServer(CollectorSettings settings) {
        this(settings, Map.of());
    }

    CollectorServer(CollectorSettings settings, Map<String, Hook> hooks) {
        this(settings, hooks, () -> NOW);
    }

    public CollectorServer(CollectorSettings settings, Map<String, Hook> hooks, InstantSource clock) {
        Sources sources = new Sources(List.of(
                Source.of("shop", Channel.WEB, Set.of(KEY)), Source.of("mobile", Channel.APP, Set.of("app-key"))));
        Collector collector = new Collector(sources, hooks, sink, clock, settings);
        server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    collector.addRoutes(config);
                })
                .start("127.0.0.1", 0);
    }

    int port() {
        return server.port();
    }

    /** A request with the write key by Basic authentication. */
    HttpRequest.Builder to(String path) {
        return anonymousTo(path).header("Authorization", basic(KEY));
    }

    public HttpRequest.Builder anonymousTo(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
    }

    public static String basic(String key) {
        return "Basic " + Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> post(String path, String body) {
        return send(to(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request.build());
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Override
    public void close() {
        server.stop();
        client.close();
    }
}
