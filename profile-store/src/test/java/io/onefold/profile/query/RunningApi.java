package io.onefold.profile.query;

import io.javalin.Javalin;
import io.onefold.profile.store.ProfileStore;
import io.onefold.profile.store.StoreChange;
import io.onefold.schemas.IdentifierKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The API on a free port, over a real store. */
final class RunningApi implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final ProfileStore store;
    private final ProfileApi api;
    private final Javalin server;

    /** @param identifiers by namespace, a slash and the value; another value of the namespace is unreadable */
    RunningApi(Path directory, Map<String, IdentifierKey> identifiers) {
        store = ProfileStore.open(directory, 1 << 20);
        api = new ProfileApi(store.reader(), (namespace, value) -> find(identifiers, namespace, value));
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

    void apply(StoreChange... changes) {
        store.writer().apply(List.of(changes), List.of());
    }

    ProfileApi api() {
        return api;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        server.stop();
        client.close();
        store.close();
    }
}
