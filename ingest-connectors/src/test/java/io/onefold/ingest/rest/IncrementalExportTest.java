package io.onefold.ingest.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.onefold.ingest.rest.StubServer.Answer;
import io.onefold.ingest.rest.StubServer.Asked;
import io.onefold.schemas.Complaint;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.mapping.TouchpointAvro;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documented export, against a server that answers as an incremental export with cursors does. */
class IncrementalExportTest {
    private static final int SIZE = 100;
    private static final Instant FIRST = Instant.parse("2026-11-01T08:00:00Z");

    private final List<String> tickets = new ArrayList<>();
    private final StubServer server = new StubServer(this::export);
    private volatile boolean areCursorsGone;

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        server.close();
    }

    private Worker worker() throws Exception {
        Path password = Files.writeString(folder.resolve("password"), "secret");
        return new Worker(
                "helpdesk",
                Pages.examples("rest.md", "yaml")
                        .getFirst()
                        .replace("https://example.zendesk.com", server.url())
                        .replace("/run/secrets/helpdesk", password.toString()));
    }

    private Answer export(Asked asked) {
        Map<String, String> query = asked.query();
        boolean isAllowed = Credential.basic("agent@example.com/token", "secret")
                .equals(asked.headers().get("authorization"));
        if (!isAllowed) return Answer.status(401);
        if (!query.containsKey("cursor") && !"1767225600".equals(query.get("start_time"))) return Answer.status(400);
        if (query.containsKey("cursor") && areCursorsGone) return Answer.status(422);
        synchronized (tickets) {
            int from = query.containsKey("cursor")
                    ? Integer.parseInt(query.get("cursor").substring(1))
                    : 0;
            int to = Math.min(from + SIZE, tickets.size());
            return Answer.json("{\"tickets\":[%s],\"after_cursor\":\"c%d\",\"before_cursor\":null,\"end_of_stream\":%b}"
                    .formatted(String.join(",", tickets.subList(from, to)), to, to == tickets.size()));
        }
    }

    private void change(int from, int to, String status) {
        synchronized (tickets) {
            for (int id = from; id <= to; id++)
                tickets.add("""
                        {"id":%d,"status":"%s","priority":"high","updated_at":"%s","requester_id":%d,
                        "via":{"channel":"email","source":{"from":{"address":"ana@example.com"}}}}""".formatted(id, status, FIRST.plusSeconds(tickets.size()), 1000 + id));
        }
    }

    @Test
    void theFirstRoundBeginsAtTheStartTimeAndLaterOnesWhereItEnded() throws Exception {
        change(1, 250, "open");

        try (Worker worker = worker()) {
            worker.take(250);
            worker.rest();
            change(7, 7, "solved");
            worker.take(251);
            worker.rest();

            assertThat(server.asked)
                    .filteredOn(asked -> asked.query().containsKey("start_time"))
                    .hasSize(1);
            assertThat(worker.touchpoints.getLast().details().complaint()).isEqualTo(new Complaint("7", false));
            assertThat(worker.ids()).doesNotHaveDuplicates().startsWith("1@2026-11-01T08:00:00Z");
            assertThat(worker.repeated).isZero();
        }
    }

    @Test
    void aTicketIsThePagesRecord() throws Exception {
        change(7, 7, "open");

        try (Worker worker = worker()) {
            worker.take(1);

            Touchpoint ticket = worker.touchpoints.getFirst();
            JsonMapper json = new JsonMapper();
            assertThat(json.readTree(TouchpointAvro.toAvro(ticket).toString()))
                    .isEqualTo(json.readTree(Pages.examples("rest.md", "json").getFirst()));
        }
    }

    @Test
    void aRestartGoesOnWithThePageThatWasNotWhollyStored() throws Exception {
        change(1, 250, "open");

        try (Worker worker = worker()) {
            worker.poll();
            worker.pollNow(40);
            worker.restart();
            worker.take(140 + 150);

            assertThat(worker.ids().stream().distinct()).hasSize(250);
            assertThat(server.asked.stream().map(asked -> asked.query().get("cursor")))
                    .startsWith(null, "c100", "c100", "c200");
        }
    }

    @Test
    void aCursorThatExpiredBeginsTheExportAgain() throws Exception {
        change(1, 150, "open");

        try (Worker worker = worker()) {
            worker.poll();
            areCursorsGone = true;
            for (int i = 0; i < 3; i++)
                assertThat(worker.failure()).contains("does not know the page").contains("422");
            areCursorsGone = false;
            worker.take(150);

            assertThat(worker.ids()).doesNotHaveDuplicates();
            assertThat(worker.repeated).isEqualTo(100);
        }
    }
}
