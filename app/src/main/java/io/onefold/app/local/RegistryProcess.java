package io.onefold.app.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts a schema registry as a child of this process. Its schemas are kept in its folder from start to start. */
public final class RegistryProcess {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofSeconds(15);
    private static final Duration REQUEST = Duration.ofSeconds(5);
    private static final String MAIN = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";
    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

    private RegistryProcess() {}

    /**
     * Returns once the registry answers and refuses incompatible schemas; by itself it would accept any.
     *
     * @throws LocalStartException naming a taken port, or with the end of the registry's log
     */
    public static LocalServer start(Installation installation, RegistrySettings settings) {
        ServerPlan plan =
                new ServerPlan(command(installation, settings), Map.of(settings.port(), "registry.port"), START, STOP);
        try (HttpClient http = HttpClient.newHttpClient()) {
            return plan.start(settings.url(), () -> requiresCompatibility(http, settings.url()));
        }
    }

    private static boolean requiresCompatibility(HttpClient http, String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/config"))
                .timeout(REQUEST)
                .header("Content-Type", MEDIA_TYPE)
                .PUT(BodyPublishers.ofString("{\"compatibility\":\"BACKWARD\"}"))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() == 200) return true;
        throw new IOException("HTTP " + response.statusCode());
    }

    private static ChildCommand command(Installation installation, RegistrySettings settings) {
        try {
            Files.createDirectories(settings.folder());
            Files.createDirectories(settings.logs());
        } catch (IOException e) {
            throw new UncheckedIOException("the registry's folder cannot be made", e);
        }
        List<String> flags = new ArrayList<>(installation.archive("registry"));
        flags.addAll(settings.flags());
        return new ChildCommand(
                "registry",
                installation.java(),
                flags,
                installation.registry().resolve("quarkus-run.jar").toString(),
                List.of(MAIN),
                settings.folder(),
                settings.logs(),
                Map.of());
    }
}
