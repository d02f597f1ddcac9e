package io.onefold.ingest.contract;

import static io.onefold.ingest.contract.Reader.ids;
import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.ingest.RecordedLog;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What becomes of a source that is not there, or lets nobody in. */
final class SourceClauses {
    private static final Instant AT = Reader.NOW.minus(Duration.ofHours(3));
    private static final String OTHER = "opensesame-2";
    private static final int MINUTES_DOWN = 5;

    private SourceClauses() {}

    static void sourceDown(Bench bench) throws Exception {
        Contract contract = bench.open();
        PolledReader reader = (PolledReader) contract.reader();
        contract.has(List.of(contract.good(1, AT), contract.good(2, AT)));
        List<String> before = ids(reader.read(2));

        contract.goDown();
        for (int minute = 0; minute < MINUTES_DOWN; minute++) {
            assertThat(reader.failure()).contains(" ").doesNotContain(Bench.SECRET);
            reader.pass(Duration.ofMinutes(1));
        }
        contract.comeBack();
        contract.has(List.of(contract.good(3, AT), contract.good(4, AT)));
        List<String> after = ids(reader.read(2));

        assertThat(before).doesNotHaveDuplicates();
        assertThat(after).hasSize(2).doesNotHaveDuplicates().doesNotContainAnyElementsOf(before);
        assertThat(after).isEqualTo(undisturbed(bench));
    }

    private static List<String> undisturbed(Bench bench) throws Exception {
        Contract contract = bench.open();
        contract.has(List.of(contract.good(3, AT), contract.good(4, AT)));
        return ids(contract.reader().read(2));
    }

    static void wrongCredential(Bench bench) throws Exception {
        Contract contract = bench.open();
        contract.use(OTHER);
        contract.has(List.of(contract.good(1, AT)));

        String words = refusal(contract.reader());

        assertThat(words).contains(contract.credentialName());
        assertThat(words + contract.reader() + RecordedLog.text()).doesNotContain(Bench.SECRET, OTHER);
        contract.use(Bench.SECRET);
        if (!contract.tellsAgain()) contract.has(List.of(contract.good(1, AT)));
        assertThat(ids(contract.reader().read(1))).hasSize(1);
    }

    static void rotatedCredential(Bench bench) throws Exception {
        Contract contract = bench.open();
        contract.has(List.of(contract.good(1, AT)));
        contract.reader().read(1);
        contract.use(OTHER);
        bench.replaceCredential(contract, OTHER);

        contract.has(List.of(contract.good(2, AT)));

        assertThat(ids(contract.reader().read(1))).hasSize(1);
        assertThat(contract.reader() + RecordedLog.text()).doesNotContain(Bench.SECRET, OTHER);
    }

    /** What is said to whom it concerns: of a source that is read in its status, to one that calls in the answer. */
    private static String refusal(Reader reader) throws InterruptedException {
        return switch (reader) {
            case PolledReader polled -> polled.failure();
            case RowReader rows -> throw new AssertionError("no credential at this level");
            case CalledReader called -> {
                List<HttpResponse<String>> answers = called.call();
                assertThat(answers)
                        .isNotEmpty()
                        .allSatisfy(answer -> assertThat(answer.statusCode()).isIn(401, 403));
                assertThat(called.stored()).as("a stranger leaves nothing").isEmpty();
                yield answers.getFirst().body();
            }
        };
    }
}
