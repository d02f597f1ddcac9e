package io.onefold.testing.observability;

import io.onefold.app.local.Loopback;
import io.onefold.testing.installation.RunningInstallation;
import io.onefold.testing.installation.Till;
import io.onefold.testing.process.Distribution;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An installation that has one of each thing that metrics tell of: a connector, a subscriber that is down, certificates. */
final class ObservedInstallation implements AutoCloseable {
    private final RunningInstallation installation;
    private final Path folder;
    private final HttpClient http = HttpClient.newHttpClient();

    private ObservedInstallation(RunningInstallation installation, Path folder) {
        this.installation = installation;
        this.folder = folder;
    }

    /** @param more lines of the configuration */
    static ObservedInstallation start(Path folder, String more) throws IOException, InterruptedException {
        Path connectors = folder.resolve("connectors");
        Path drop = Files.createDirectories(folder.resolve("drop"));
        if (!Files.exists(connectors.resolve("till.yaml"))) Till.describe(connectors, "till", drop);
        Path secret = Files.writeString(folder.resolve("hook.secret"), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        Path subscribers =
                Files.writeString(folder.resolve("subscribers.yaml"), """
                subscribers:
                  newsletter:
                    purpose: none
                    reason: A test.
                    fields: [identifiers.email]
                    mask: {contact: clear, identifier: clear}
                    target: webhook
                    url: http://127.0.0.1:%d/onefold
                    secret: {file: '%s'}
                """.formatted(Loopback.freePort(), secret));
        String settings =
                """
                connectors: {folder: %s, port: %d}
                subscribers: %s
                kafka:
                  ssl.truststore.location: %s
                  ssl.truststore.password: changeit
                  ssl.keystore.location: %s
                """.formatted(connectors, Loopback.freePort(), subscribers, endedCertificate(folder), subscribers);
        return new ObservedInstallation(
                RunningInstallation.start(Distribution.home(), folder, 2, settings + more), folder);
    }

    /** It was valid for a day, long ago. */
    private static Path endedCertificate(Path folder) throws IOException, InterruptedException {
        Path store = folder.resolve("ended.p12");
        if (Files.exists(store)) return store;
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "ended",
                "-keyalg",
                "EC",
                "-dname",
                "CN=ended",
                "-startdate",
                "-30d",
                "-validity",
                "1",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit");
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0)
            throw new IOException("keytool made no certificate in " + store);
        return store;
    }

    /** Of the query API. */
    String api() {
        return installation.configuration().servers().apiUrl();
    }

    /** Of the collector. */
    String collector() {
        return installation.configuration().collector().url();
    }

    Path drop() {
        return folder.resolve("drop");
    }

    /** All that it logs, its servers too. */
    Path logs() {
        return folder.resolve("data/logs");
    }

    RunningInstallation running() {
        return installation;
    }

    MetricsText metrics() throws IOException, InterruptedException {
        return MetricsText.of(get(api() + "/metrics").body());
    }

    HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }

    /** As the source named web. */
    HttpResponse<String> send(String method, String url, String body) throws IOException, InterruptedException {
        return send(method, url, body, Map.of("Authorization", "Basic d2ViOg=="));
    }

    HttpResponse<String> send(String method, String url, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** A person with a name of his own, a second device, and something that is refused. */
    void sendPerson(String name) throws IOException, InterruptedException {
        send("POST", collector() + "/v1/batch", """
                {"batch": [
                  {"type": "identify", "messageId": "%1$s-1", "userId": "%1$s", "anonymousId": "d-%1$s", "traits": {"email": "%1$s@example.com"}},
                  {"type": "identify", "messageId": "%1$s-2", "anonymousId": "e-%1$s", "traits": {"email": "%1$s@example.com"}},
                  {"type": "track", "messageId": "%1$s-3", "event": "Nobody did this"}]}
                """.formatted(name));
    }

    /** What a verb says; its exit code is looked at by whoever wants it. */
    String verb(String... words) {
        StringWriter said = new StringWriter();
        int unused = installation.execute(new PrintWriter(said, true), words);
        return said.toString();
    }

    @Override
    public void close() {
        http.close();
        installation.close();
    }
}
