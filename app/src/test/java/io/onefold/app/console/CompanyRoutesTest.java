package io.onefold.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.javalin.Javalin;
import io.onefold.app.config.SegmentsFile;
import io.onefold.app.connectors.ConnectClient;
import io.onefold.app.console.board.BoardKeeper;
import io.onefold.app.console.board.BoardPart;
import io.onefold.app.console.operations.ConnectorOrders;
import io.onefold.app.console.operations.ConnectorsView;
import io.onefold.app.console.segments.SegmentSizes;
import io.onefold.app.console.segments.SegmentsPart;
import io.onefold.app.status.SubscriberStatus;
import io.onefold.profile.expression.KnownNames;
import io.onefold.profile.store.ProfileStore;
import io.onefold.schemas.ConsoleAct;
import io.onefold.schemas.SegmentMembership;
import io.onefold.schemas.SegmentMembership.Change;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages about the company ask for, over HTTP. */
class CompanyRoutesTest {
    private static final Instant NOW = Instant.parse("2026-03-15T10:20:00Z");
    private static final String PERSON = "11111111-0000-4000-8000-000000000000";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<ConsoleAct> acts = new CopyOnWriteArrayList<>();
    private final SegmentSizes sizes = new SegmentSizes();
    private final HttpClient http = HttpClient.newHttpClient();
    private boolean isAuditDown;
    private HttpServer workers;
    private ConnectClient client;
    private ProfileStore store;
    private BoardKeeper board;
    private Javalin server;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        workers = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        workers.createContext("/", this::answer);
        workers.start();
        client = new ConnectClient("http://127.0.0.1:" + workers.getAddress().getPort());
        ConnectorsView connectors = new ConnectorsView(client, "http://workers", true);
        connectors.look();
        store = ProfileStore.open(folder, 1 << 20);
        InstantSource clock = InstantSource.fixed(NOW);
        board = new BoardKeeper(
                store.reader(), new BoardKeeper.Terms("CNY", ZoneOffset.UTC, Duration.ofMinutes(10), 0), clock);
        Asker asker = new Asker(
                act -> {
                    if (isAuditDown) throw new AuditUnavailableException(new IOException("down"));
                    acts.add(act);
                },
                clock);
        List<Console.Part> parts = List.of(
                new SegmentsPart(
                        new SegmentsPart.Sources(
                                SegmentsFile.read(
                                                "segments.yaml",
                                                "segments: { loyal: { description: Come often, where: 'true' } }",
                                                KnownNames.SHIPPED)
                                        .segments()
                                        .all(),
                                List.of(),
                                sizes,
                                () -> true,
                                List::<SubscriberStatus>of),
                        clock),
                new BoardPart(() -> Optional.of(board)),
                config -> new ConnectorOrders(() -> Optional.of(connectors), asker).addRoutes(config));
        server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    new Console("127.0.0.1", parts).addRoutes(config);
                })
                .start("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        server.stop();
        client.close();
        workers.stop(0);
        store.close();
        http.close();
    }

    @Test
    void segmentsAreToldWithTheirSizesThoughNobodyIsInThem() throws Exception {
        sizes.add(0, 0, new SegmentMembership("gone", PERSON, Change.ENTERED, NOW.toEpochMilli() - 1));

        JsonNode told = json(get("/console/api/segments"));

        assertThat(told.at("/segments/0/name").asText()).isEqualTo("gone");
        assertThat(told.at("/segments/0/defined").asBoolean()).isFalse();
        assertThat(told.at("/segments/0/size").asInt()).isOne();
        assertThat(told.at("/segments/0/latest/0/profileId").asText()).isEqualTo(PERSON);
        assertThat(told.at("/segments/1/description").asText()).isEqualTo("Come often");
        assertThat(told.at("/segments/1/sizes")).hasSize(30);
        assertThat(json(get("/console/api/segments/loyal")).path("sizes")).hasSize(168);
        assertThat(get("/console/api/segments/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void theBoardIsNullUntilItWasCounted() throws Exception {
        assertThat(json(get("/console/api/board")).path("board").isNull()).isTrue();

        board.look();

        JsonNode told = json(get("/console/api/board")).path("board");
        assertThat(told.path("lastDay").asText()).isEqualTo("2026-03-14");
        assertThat(told.path("days")).hasSize(182);
    }

    @Test
    void aConnectorIsRestartedOnceItIsRecordedWhoAndWhy() throws Exception {
        HttpResponse<String> done =
                post("/console/api/operations/connectors/till/restart", "{\"who\":\"Li\",\"why\":\"stuck\"}");

        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(asked).contains("POST /connectors/till/restart?includeTasks=true");
        assertThat(acts).singleElement().satisfies(act -> {
            assertThat(act.action()).isEqualTo("restart");
            assertThat(act.subject()).isEqualTo("till");
            assertThat(act.who()).isEqualTo("Li");
        });
    }

    @Test
    void nothingIsDoneThatIsNotRecorded() throws Exception {
        String body = "{\"who\":\"Li\",\"why\":\"stuck\"}";
        assertThat(post("/console/api/operations/connectors/till/pause", "{\"who\":\"Li\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("/console/api/operations/connectors/other/pause", body).statusCode())
                .isEqualTo(404);
        assertThat(post("/console/api/operations/connectors/till/delete", body).statusCode())
                .isEqualTo(404);
        assertThat(post("/console/api/operations/connectors/till/pause", body, "Origin", "https://elsewhere.example")
                        .statusCode())
                .isEqualTo(403);
        isAuditDown = true;
        assertThat(post("/console/api/operations/connectors/till/pause", body).statusCode())
                .isEqualTo(503);

        assertThat(acts).isEmpty();
        assertThat(asked).containsExactly("GET /connectors?expand=status");
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        byte[] body = """
                {"till": {"status": {"name": "till", "connector": {"state": "RUNNING"}, "tasks": []}}}
                """.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(url(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(url(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        return http.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }
}
