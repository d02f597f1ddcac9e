package io.onefold.profile.query;

import static io.onefold.profile.Samples.profile;

import io.javalin.Javalin;
import io.onefold.profile.store.ProfileStore;
import io.onefold.profile.store.StoreChange;
import io.onefold.schemas.IdentifierKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The API on a free port, over a real store. */
final class RunningApi implements AutoCloseable {
    /** Times of which there is no profile, each for its reason. */
    static final long NOBODY = 1;

    static final long TOO_MUCH = 2;
    static final long BUSY = 3;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ProfileStore store;
    private final ProfileApi api;
    private final Javalin server;

    /** @param identifiers by namespace, a slash and the value; another value of the namespace is unreadable */
    RunningApi(Path directory, Map<String, IdentifierKey> identifiers) {
        store = ProfileStore.open(directory, 1 << 20);
        api = new ProfileApi(
                store.reader(), (namespace, value) -> find(identifiers, namespace, value), RunningApi::then);
        server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    api.addRoutes(config);
                })
                .start("127.0.0.1", 0);
    }

    private static Lookup find(Map<String, IdentifierKey> identifiers, String namespace, String value) {
        if (identifiers.keySet().stream().noneMatch(each -> each.startsWith(namespace + "/")))
            return new Lookup.UnknownNamespace("there is no namespace " + namespace);
        IdentifierKey key = identifiers.get(namespace + "/" + value);
        return key == null ? new Lookup.Unreadable("no " + namespace) : new Lookup.Found(key);
    }

    /** A profile whose id says what was asked for. */
    private static Hindsight.Answer then(IdentifierKey identifier, long asOf) {
        if (asOf == NOBODY) return new Hindsight.Answer.Nobody();
        if (asOf == TOO_MUCH) return new Hindsight.Answer.TooMuch();
        if (asOf == BUSY) return new Hindsight.Answer.Busy();
        return new Hindsight.Answer.Known(profile("then-" + identifier.low() + "-" + asOf));
    }

    void apply(StoreChange... changes) {
        store.writer().apply(List.of(changes), List.of());
    }

    ProfileApi api() {
        return api;
    }

    /** @param headers names and values in turns */
    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = to(path);
        if (headers.length > 0) request.headers(headers);
        return client.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return client.send(to(path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    @Override
    public void close() {
        server.stop();
        client.close();
        store.close();
    }
}
