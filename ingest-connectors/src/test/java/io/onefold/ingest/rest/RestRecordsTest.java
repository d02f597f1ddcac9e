package io.onefold.ingest.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.ingest.rest.StubServer.Answer;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Quarantined;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of records and of pages that cannot be read. */
class RestRecordsTest {
    private final Crm crm = new Crm();
    private final StubServer server = crm.server;

    @AfterEach
    void stop() {
        crm.close();
    }

    @Test
    void aRecordThatTheMappingRefusesIsQuarantinedAlone() throws Exception {
        String nested = "{\"id\":5,\"deep\":" + "[".repeat(40) + "]".repeat(40) + "}";
        String broad = "{\"id\":6,\"text\":\"" + "x".repeat(40_000) + "\"}";
        server.answerWith(asked -> Answer.json("["
                + String.join(",", Crm.record(1), "{\"id\":2,\"at\":\"2026-11-22\"}", "3", nested, broad, Crm.record(7))
                + "]"));

        try (Worker worker = crm.worker("")) {
            worker.take(2);

            assertThat(worker.ids()).containsExactly("1", "7");
            assertThat(worker.quarantined)
                    .extracting(Quarantined::reason)
                    .containsExactly(
                            QuarantineReason.NO_IDENTIFIER,
                            QuarantineReason.WRONG_TYPE,
                            QuarantineReason.OVERSIZE,
                            QuarantineReason.OVERSIZE);
            Quarantined first = worker.quarantined.getFirst();
            assertThat(first.location()).isEqualTo("/records[1]");
            assertThat(text(first.original())).isEqualTo("{\"id\":2,\"at\":\"2026-11-22\"}");
            assertThat(worker.quarantined.getLast().original().remaining()).isEqualTo(32 * 1024);
        }
    }

    @Test
    void aRecordWithoutAnIdGoesByItsContentWhateverTheOrderOfItsFields() throws Exception {
        List<String> bodies =
                List.of("[{\"at\":\"2026-11-22\",\"mail\":\"a\"}]", "[{\"mail\":\"a\", \"at\":\"2026-11-22\"}]");
        server.answerWith(asked -> Answer.json(bodies.get(server.asked.size() % 2)));

        try (Worker worker = crm.worker("remember: 0")) {
            worker.take(2);

            assertThat(worker.ids().stream().distinct()).hasSize(1);
        }
    }

    @Test
    void aPageThatCannotBeReadIsKeptOnceAndAskedForUntilItCan() throws Exception {
        server.answerWith(asked -> new Answer(200, Map.of(), "<html>Maintenance " + server.asked.size()));

        try (Worker worker = crm.worker("")) {
            worker.poll();
            assertThat(worker.failure()).contains("no JSON").contains("quarantine");
            assertThat(worker.failure()).contains("no JSON");
            assertThat(worker.quarantined).hasSize(1).allSatisfy(refused -> {
                assertThat(refused.reason()).isEqualTo(QuarantineReason.MALFORMED_JSON);
                assertThat(text(refused.original())).isEqualTo("<html>Maintenance 1");
            });
            server.answerWith(asked -> Answer.json(Crm.records(1, 3)));
            worker.take(3);
        }
    }

    @Test
    void aPageThatIsTooLongIsNotTakenIntoMemory() throws Exception {
        String long8 = "x".repeat(Reply.MAX_BYTES);
        server.answerWith(asked -> Answer.json("[\"" + long8 + "\"]"));

        try (Worker worker = crm.worker("")) {
            worker.poll();

            assertThat(worker.quarantined).extracting(Quarantined::reason).containsExactly(QuarantineReason.OVERSIZE);
            assertThat(worker.quarantined.getFirst().message())
                    .contains("8 MiB")
                    .contains("rest.query");
        }
    }

    @Test
    void anAnswerThatIsShapedOtherwiseIsSaidToBe() throws Exception {
        server.answerWith(asked -> Answer.json("{\"items\":{\"error\":\"renamed\"}}"));

        try (Worker missing = crm.worker("records: /data");
                Worker wrong = crm.worker("records: /items");
                Worker since = crm.worker("since: {parameter: after, from: /number, as: id}")) {
            missing.poll();
            wrong.poll();
            server.answerWith(asked -> Answer.json(Crm.records(1, 2)));
            since.poll();

            assertThat(missing.quarantined.getFirst().message()).contains("rest.records finds no array at \"/data\"");
            assertThat(wrong.quarantined.getFirst().reason()).isEqualTo(QuarantineReason.WRONG_TYPE);
            assertThat(since.failure()).contains("rest.since.from").contains("/number");
            assertThat(since.touchpoints).isEmpty();
        }
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
    }
}
