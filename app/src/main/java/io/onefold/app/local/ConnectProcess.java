package io.onefold.app.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts a worker of Kafka Connect as a child of this process, alone and without a group. Its positions are kept in its folder. */
public final class ConnectProcess {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final Duration REQUEST = Duration.ofSeconds(5);

    /** {@code ConnectStandalone} of Kafka's own distribution. */
    private static final String MAIN = "org.apache.kafka.connect.cli.ConnectStandalone";

    private static final ObjectMapper JSON = new ObjectMapper();

    private ConnectProcess() {}

    /**
     * Returns once the worker answers and has been told of the connectors.
     *
     * @param kafka properties of every client, with {@code bootstrap.servers}
     * @param connectors by name: what creates each, as JSON of Connect's REST API
     * @throws LocalStartException naming a taken port, or with the end of the worker's log
     */
    public static LocalServer start(
            Installation installation,
            ConnectSettings settings,
            Map<String, String> kafka,
            Map<String, String> connectors) {
        ChildCommand command = command(installation, settings, kafka, connectors);
        ServerPlan plan = new ServerPlan(command, Map.of(settings.port(), "connectors.port"), START, STOP);
        try (HttpClient http = HttpClient.newHttpClient()) {
            return plan.start(settings.url(), () -> isServing(http, settings, connectors.size()));
        }
    }

    /** The worker makes one connector after the other once it answers. */
    private static boolean isServing(HttpClient http, ConnectSettings settings, int connectors)
            throws IOException, InterruptedException {
        Loopback.requireListening(settings.port());
        HttpRequest request = HttpRequest.newBuilder(URI.create(settings.url() + "/connectors?expand=status"))
                .timeout(REQUEST)
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) throw new IOException("HTTP " + response.statusCode());
        return JSON.readTree(response.body()).size() >= connectors;
    }

    private static ChildCommand command(
            Installation installation,
            ConnectSettings settings,
            Map<String, String> kafka,
            Map<String, String> connectors) {
        List<String> flags = new ArrayList<>(installation.archive("connect"));
        flags.addAll(List.of(
                "-Xmx" + settings.maxHeap(),
                "-XX:+UseSerialGC",
                "-Dlogback.configurationFile=file-logback.xml",
                "-Donefold.log=" + settings.logs().resolve("connect")));
        List<String> main = new ArrayList<>(List.of(MAIN));
        try {
            Path folder = Files.createDirectories(settings.folder().resolve("connectors"));
            Files.createDirectories(settings.logs());
            Path properties = settings.folder().resolve("worker.properties");
            PropertiesFile.write(properties, settings.properties(kafka));
            main.add(properties.toString());
            for (Map.Entry<String, String> connector : connectors.entrySet())
                main.add(Files.writeString(folder.resolve(connector.getKey() + ".json"), connector.getValue())
                        .toString());
        } catch (IOException e) {
            throw new UncheckedIOException("the worker's folder cannot be written", e);
        }
        return new ChildCommand(
                "connect",
                installation.java(),
                flags,
                installation.connect().resolve("*").toString(),
                main,
                settings.folder(),
                settings.logs(),
                SecretProperties.variables(kafka));
    }
}
