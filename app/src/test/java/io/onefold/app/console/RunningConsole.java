package io.onefold.app.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.onefold.profile.store.ProfileStore;
import io.onefold.profile.store.ProfileWriter;
import io.onefold.profile.store.StoreChange;
import io.onefold.profile.subscription.FieldClasses;
import io.onefold.schemas.ConsoleAct;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A console over a store on disk, and a client of it. */
final class RunningConsole implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ProfileStore store;
    private final ProfileWriter writer;
    private final LiveProfiles live = new LiveProfiles();
    private final Javalin server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<ConsoleAct> acts = new CopyOnWriteArrayList<>();
    private volatile boolean isAuditDown;

    RunningConsole(Path directory) {
        store = ProfileStore.open(directory, 1 << 20);
        writer = store.writer();
        AuditLog log = act -> {
            if (isAuditDown) throw new AuditUnavailableException(new IOException("down"));
            acts.add(act);
        };
        Asker asker = new Asker(log, InstantSource.system());
        People people = new People(
                store.reader(),
                ShownPeople.identifiers(),
                new Sight(FieldClasses.SHIPPED, asker, live, InstantSource.system()));
        server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    new Console("127.0.0.1", List.of(people)).addRoutes(config);
                })
                .start("127.0.0.1", 0);
    }

    void apply(List<StoreChange> changes) {
        writer.apply(changes, List.of());
        live.applied(changes);
    }

    List<ConsoleAct> acts() {
        return acts;
    }

    LiveProfiles live() {
        return live;
    }

    void auditGoesDown() {
        isAuditDown = true;
    }

    int port() {
        return server.port();
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return http.send(request(path, headers).GET().build(), BodyHandlers.ofString());
    }

    HttpResponse<InputStream> stream(String path) throws IOException, InterruptedException {
        return http.send(request(path, "Accept", "text/event-stream").GET().build(), BodyHandlers.ofInputStream());
    }

    HttpResponse<String> post(String path, String body, String... headers) throws IOException, InterruptedException {
        return http.send(
                request(path, headers)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    @Override
    public void close() {
        server.stop();
        http.close();
        store.close();
    }
}
