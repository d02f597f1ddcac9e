package io.onefold.ingest.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.ingest.rest.StubServer.Answer;
import io.onefold.ingest.rest.StubServer.Asked;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Quarantined;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How pages lead on, and where a round ends. */
class RestPagingTest {
    private final Crm crm = new Crm();
    private final StubServer server = crm.server;

    @AfterEach
    void stop() {
        crm.close();
    }

    @Test
    void numberedPagesEndWithOneThatIsNotFull() throws Exception {
        server.answerWith(asked -> {
            int page = Integer.parseInt(asked.query().get("page"));
            return Answer.json("{\"data\":{\"items\":" + Crm.records(page * 10 - 9, page == 3 ? 25 : page * 10) + "}}");
        });

        try (Worker worker = crm.worker("records: data.items\npaging: {by: page, size: 10}")) {
            worker.take(25);
            worker.rest();

            assertThat(worker.ids()).doesNotHaveDuplicates();
            assertThat(worker.repeated).as("every round asks for everything").isGreaterThanOrEqualTo(25);
            assertThat(server.asked)
                    .extracting(asked -> asked.query().get("page"))
                    .startsWith("1", "2", "3", "1");
        }
    }

    @Test
    void anOffsetMovesByTheRecordsThatCame() throws Exception {
        server.answerWith(asked -> {
            int offset = Integer.parseInt(asked.query().get("offset"));
            return Answer.json(offset >= 25 ? "[]" : Crm.records(offset + 1, Math.min(25, offset + 10)));
        });

        try (Worker worker = crm.worker("paging: {by: offset}")) {
            worker.take(25);

            assertThat(worker.ids()).doesNotHaveDuplicates();
            assertThat(server.asked)
                    .extracting(asked -> asked.query().get("offset"))
                    .containsExactly("0", "10", "20");
        }
    }

    @Test
    void theLastRecordsIdLeadsOnWhileThereAreMore() throws Exception {
        server.answerWith(asked -> {
            int after = Integer.parseInt(asked.query().getOrDefault("after", "0"));
            return Answer.json("{\"data\":" + Crm.records(after + 1, after + 5) + ",\"more\":" + (after < 10) + "}");
        });

        try (Worker worker =
                crm.worker("records: data\npaging: {by: cursor, parameter: after, last: id, more: more}")) {
            worker.take(15);

            assertThat(worker.ids()).doesNotHaveDuplicates();
        }
    }

    @Test
    void aCursorThatMovesWithoutAnythingNewIsNotFollowedWithoutAPause() throws Exception {
        server.answerWith(
                asked -> Answer.json("{\"data\":%s,\"cursor\":%d}".formatted(Crm.records(1, 3), server.asked.size())));

        try (Worker worker =
                crm.worker("records: data\npaging: {by: cursor, parameter: c, from: cursor, resume: true}")) {
            for (int i = 0; i < 5; i++) worker.pollNow(Integer.MAX_VALUE);

            assertThat(server.asked).hasSize(2);
            assertThat(worker.ids()).containsExactly("1", "2", "3");
        }
    }

    @Test
    void aWindowOverlapsAndWhatComesAgainIsRecognised() throws Exception {
        List<String> all = new ArrayList<>(List.of(Crm.record(1), Crm.record(2)));
        server.answerWith(asked -> answerSince(all, asked));

        try (Worker worker = crm.worker("since: {parameter: updated_since, from: at, as: iso, overlap: 90s}")) {
            worker.take(2);
            worker.rest();
            int before = worker.repeated;
            all.add(Crm.record(3, Crm.FIRST.plusSeconds(60)));
            worker.take(3);
            worker.rest();

            assertThat(before).isPositive();
            assertThat(worker.ids()).containsExactly("1", "2", "3");
            assertThat(server.asked.getFirst().query()).isEmpty();
            assertThat(server.asked.getLast().query()).containsEntry("updated_since", "2026-11-22T08:00:30Z");
        }
    }

    private static Answer answerSince(List<String> all, Asked asked) {
        Instant since = Instant.parse(asked.query().getOrDefault("updated_since", "2000-01-01T00:00:00Z"));
        return Answer.json(all.stream()
                .filter(each -> !Instant.parse(each.replaceAll(".*\"at\":\"([^\"]*)\".*", "$1"))
                        .isBefore(since))
                .collect(Collectors.joining(",", "[", "]")));
    }

    @Test
    void aRecordOfTheFarFutureHidesNothing() throws Exception {
        List<String> all =
                new ArrayList<>(List.of(Crm.record(1), Crm.record(2, Worker.NOW.plus(Duration.ofDays(400)))));
        server.answerWith(asked -> answerSince(all, asked));

        try (Worker worker = crm.worker("since: {parameter: updated_since, from: at, as: iso}")) {
            worker.take(1);
            all.add(Crm.record(3));
            worker.take(2);

            assertThat(worker.ids()).containsExactly("1", "3");
            assertThat(worker.quarantined)
                    .extracting(Quarantined::reason)
                    .containsExactly(QuarantineReason.EVENT_TIME_IN_FUTURE);
        }
    }

    @Test
    void aServerThatDoesNotKnowTheParameterIsNotReadForEver() throws Exception {
        try (Worker worker = crm.worker("paging: {by: page, parameter: pgae}")) {
            worker.take(3);
            worker.poll();

            assertThat(worker.failure()).contains("same records").contains("rest.paging.parameter");
        }
    }

    @Test
    void aLinkToAnotherHostIsNotFollowedAndOneOfTheBodyIs() throws Exception {
        server.answerWith(
                asked -> Answer.json("{\"next\":\"https://elsewhere.example/2\",\"data\":" + Crm.records(1, 3) + "}"));

        try (Worker worker = crm.worker("records: data\npaging: {by: link, from: next}")) {
            worker.poll();
            assertThat(worker.failure()).contains("no address of this host");

            server.answerWith(asked -> asked.query().isEmpty()
                    ? Answer.json("{\"next\":\"?cursor=a%20b\",\"data\":" + Crm.records(1, 3) + "}")
                    : Answer.json("{\"next\":null,\"data\":" + Crm.records(4, 5) + "}"));
            worker.take(5);
            Asked second = server.asked.getLast();
            assertThat(second.path()).isEqualTo("/records");
            assertThat(second.query()).containsEntry("cursor", "a b");
        }
    }

    @Test
    void aSourceThatIsAskedOtherwiseIsReadFromItsBeginning() throws Exception {
        assertThat(Place.restore(Map.of("configuration", "a", "page", "7"), "b", new Memory(1)))
                .isEqualTo(Place.START);
        assertThat(Place.restore(Map.of("configuration", "a", "page", "7"), "a", new Memory(1)))
                .isEqualTo(new Place("7", "", ""));
    }
}
