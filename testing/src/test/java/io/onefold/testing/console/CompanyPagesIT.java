package io.onefold.testing.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.onefold.app.config.Configuration;
import io.onefold.testing.installation.RunningInstallation;
import io.onefold.testing.installation.Troubles;
import io.onefold.testing.peers.NodePeer;
import io.onefold.testing.process.Distribution;
import io.onefold.testing.process.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The console's pages about the company in a real browser, at an installation in which not all is well: messages of one source are missing, one connector
 * has failed, a subscriber does not answer, a store has more complaints than usually. What is looked at stands in {@code src/test/peers/console/company.mjs}.
 */
@Tag("long")
@Order(3)
class CompanyPagesIT {
    private static final Path PICTURES = Path.of("target", "console").toAbsolutePath();
    private static final List<String> DOCUMENTED = List.of("segments", "operations", "board-warned");
    private static final int NOBODY_LISTENS = 9;

    @TempDir
    private static Path folder;

    @AutoClose
    private static RunningInstallation installation;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/chromium")), "chromium is not installed: no browser looks at it");
        describeSegmentsAndSubscribers();
        describeConnectors();
        installation = RunningInstallation.start(Distribution.home(), folder, 2, """
                segments: %1$s/segments.yaml
                subscribers: %1$s/subscribers.yaml
                connectors: {port: %2$d, folder: %1$s/connectors}
                """.formatted(
                        folder, Ports.free().connectors()));
        Troubles troubles = new Troubles(installation.configuration());
        troubles.loseMessages();
        quarantine(installation.configuration());
        await().ignoreExceptions().untilAsserted(() -> troubles.breakConnectorLike("till"));
    }

    @Test
    void thePagesAboutTheCompanyHoldWhatTheyPromise() throws Exception {
        Configuration configuration = installation.configuration();

        NodePeer.Run run = NodePeer.installed("console")
                .run(
                        "company.mjs",
                        configuration.api().url(),
                        configuration.collector().url(),
                        PICTURES.toString(),
                        configuration.servers().connectUrl());

        assertThat(run.code()).as(run.output()).isZero();
        if (System.getProperty("onefold.write-docs") != null) writePictures();
    }

    private static void describeSegmentsAndSubscribers() throws IOException {
        Files.writeString(folder.resolve("segments.yaml"), """
                segments:
                  buyers: {description: Have bought something., where: computed.purchase_days > 0}
                  regulars: {description: Have bought on two days or more., where: computed.purchase_days > 1}
                """);
        Files.writeString(folder.resolve("secret"), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        Files.writeString(folder.resolve("subscribers.yaml"), """
                subscribers:
                  deaf:
                    description: A tool that does not answer.
                    purpose: none
                    reason: A test.
                    fields: [computed]
                    target: webhook
                    url: http://127.0.0.1:%d/
                    secret: {file: %s}
                  warehouse:
                    description: Reads by itself.
                    purpose: none
                    reason: A test.
                    segments: [regulars]
                    fields: [computed]
                """.formatted(NOBODY_LISTENS, folder.resolve("secret")));
    }

    /** The lines of {@code calls} are complaints: one a week about a store, and many more yesterday. */
    private static void describeConnectors() throws IOException {
        Path connectors = Files.createDirectory(folder.resolve("connectors"));
        Path till = Files.createDirectory(folder.resolve("till"));
        Path calls = Files.createDirectory(folder.resolve("calls"));
        Files.writeString(connectors.resolve("till.yaml"), """
                kind: files
                channel: store
                currency: CNY
                files: {folder: %s, settle: 100ms}
                mapping:
                  event: {value: Purchase}
                  time: {column: at}
                  identifiers: {customer_id: who}
                  order: {id: receipt, amount: amount, store: shop}
                """.formatted(till));
        Files.writeString(connectors.resolve("calls.yaml"), """
                kind: files
                channel: call-centre
                files: {folder: %s, settle: 100ms}
                mapping:
                  event: {value: Complained}
                  time: {column: at}
                  identifiers: {customer_id: who}
                  properties: {store: shop}
                  complaint: {case: id, open: {value: "true"}}
                """.formatted(calls));
        StringBuilder lines = new StringBuilder("at,who,shop,id\n");
        LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
        for (int week = 1; week <= 8; week++) line(lines, yesterday.minusWeeks(week), week);
        for (int more = 0; more < 14; more++) line(lines, yesterday, 100 + more);
        Files.writeString(calls.resolve("calls.csv"), lines);
    }

    private static void line(StringBuilder lines, LocalDate day, int number) {
        lines.append("%sT12:00:00Z,buyer-%d,Xintiandi,case-%d\n".formatted(day, number % 40, number));
    }

    private static void quarantine(Configuration configuration) throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(
                        URI.create(configuration.collector().url() + "/v1/track"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Basic d2ViOg==")
                .POST(BodyPublishers.ofString(
                        "{\"messageId\":\"nobodys\",\"event\":\"secret\",\"properties\":{\"note\":\"secret 4711\"}}")));
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(500);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    private static void writePictures() throws IOException {
        Path images = Files.createDirectories(Distribution.root().resolve("docs/images"));
        for (String each : DOCUMENTED)
            Files.copy(
                    PICTURES.resolve(each + ".png"),
                    images.resolve("console-" + each + ".png"),
                    StandardCopyOption.REPLACE_EXISTING);
    }
}
