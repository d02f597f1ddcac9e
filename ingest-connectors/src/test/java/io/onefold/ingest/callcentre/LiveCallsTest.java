package io.onefold.ingest.callcentre;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LiveCallsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    private final LiveCalls calls = new LiveCalls(Duration.ofSeconds(2));

    @Test
    void aCallIsToldWhenNoRecordOfItHasComeForAWhile() {
        calls.take(record("1", "1", "6"), NOW);
        calls.take(record("1", "1", "7"), NOW.plusSeconds(1));

        assertThat(calls.ended(NOW.plusSeconds(2))).isEmpty();
        assertThat(calls.ended(NOW.plusSeconds(3)))
                .singleElement()
                .extracting(call -> call.records().size())
                .isEqualTo(2);
        assertThat(calls.isWaiting()).isFalse();
    }

    @Test
    void aConsultationThatEndsBeforeTheCallWaitsForIt() {
        calls.take(record("9", "1", "8"), NOW);

        assertThat(calls.ended(NOW.plus(Duration.ofHours(1)))).isEmpty();
        calls.take(record("1", "1", "7"), NOW.plus(Duration.ofHours(2)));
        assertThat(calls.ended(NOW.plus(Duration.ofHours(3))))
                .singleElement()
                .extracting(call -> call.first().text("sequence"))
                .isEqualTo("7");
    }

    @Test
    void aConsultationWhoseCallIsNeverHeardOfIsToldInTheEnd() {
        calls.take(record("9", "1", "8"), NOW);

        assertThat(calls.ended(NOW.plus(Duration.ofHours(4)))).hasSize(1);
    }

    @Test
    void whatComesAfterACallWasToldIsPartOfIt() {
        calls.take(record("1", "1", "7"), NOW);
        calls.ended(NOW.plusSeconds(2));

        assertThat(calls.take(record("9", "1", "8"), NOW.plusSeconds(3))).isFalse();
        assertThat(calls.isWaiting()).isFalse();
    }

    @Test
    void whatHappenedInSeveralQueuesIsPutTogether() {
        calls.take(new Heard.Happened("1", QueueVisit.joined("support")));
        calls.take(new Heard.Happened("1", QueueVisit.abandoned("support", 40L)));
        calls.take(new Heard.Happened("1", QueueVisit.connected("sales", "Li Wei", 5L)));
        calls.take(new Heard.Happened("1", QueueVisit.completed("sales", "Li Wei", 60L)));
        calls.take(new Heard.Happened("1", QueueVisit.completed("sales", "Li Wei", 30L)));
        calls.take(record("1", "1", "7"), NOW);

        assertThat(calls.ended(NOW.plusSeconds(2)))
                .singleElement()
                .extracting(FinishedCall::visit)
                .isEqualTo(new QueueVisit("sales", "Li Wei", 45L, 90L, false, ""));
    }

    private static CallRecord record(String uniqueId, String linkedId, String sequence) {
        return new CallRecord(
                new TreeMap<>(Map.of("uniqueid", uniqueId, "linkedid", linkedId, "sequence", sequence, "answer", " ")));
    }
}
