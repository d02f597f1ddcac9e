package io.onefold.benchmarks;

import io.onefold.app.status.Status;
import io.onefold.app.status.StatusJson;
import io.onefold.testing.process.Distribution;
import io.onefold.testing.process.OnefoldProcess;
import io.onefold.testing.process.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The packaged product on free ports, in a folder of its own that is gone with it, and what it says of itself. */
final class Product implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(5);

    private final Path folder;
    private final Map<String, String> environment;
    private final Ports ports = Ports.free();
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<OnefoldProcess> processes = new ArrayList<>();

    /** @param environment of its processes, beside this one's */
    Product(String name, Map<String, String> environment) throws IOException {
        this.folder = Files.createTempDirectory(name);
        this.environment = environment;
    }

    Path folder() {
        return folder;
    }

    Ports ports() {
        return ports;
    }

    /** Runs {@code onefold up}; returns once it is ready. */
    void up() throws IOException, InterruptedException {
        String unused = start("up").awaitLine("Ready after", START);
    }

    /** Runs a verb, and returns at once. */
    OnefoldProcess start(String... words) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(Distribution.home().resolve("onefold").toString()));
        command.addAll(List.of(words));
        command.addAll(ports.flags());
        command.addAll(List.of("--data", folder.resolve("data").toString()));
        OnefoldProcess process = OnefoldProcess.start(folder, environment, command);
        processes.add(process);
        return process;
    }

    Status status() throws IOException, InterruptedException {
        return StatusJson.read(answer(HttpRequest.newBuilder(URI.create(ports.apiUrl() + "/v1/status"))));
    }

    /** What the query API answers to JSON. */
    String post(String path, String json) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(URI.create(ports.apiUrl() + path)).POST(BodyPublishers.ofString(json)));
    }

    private String answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString()).body();
    }

    @Override
    public void close() throws IOException {
        for (OnefoldProcess each : processes.reversed()) each.close();
        http.close();
        // What a process that has just been killed still writes may stay.
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }
}
