package io.onefold.app.console.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.app.status.PartitionLag;
import io.onefold.app.status.SourceCounts;
import io.onefold.app.status.Status;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AccountingGapsTest {
    private final AccountingGaps gaps = new AccountingGaps();

    @Test
    void whatIsStillOnItsWayIsNoGap() {
        for (int second = 0; second < 60; second++) gaps.look(status(5, 100, 95), second * 1_000L);

        assertThat(gaps.gaps()).isEmpty();
    }

    @Test
    void whatIsMissingAtRestIsAGapAfterAWhile() {
        gaps.look(status(5, 100, 95), 0);
        gaps.look(status(0, 100, 95), 1_000);
        gaps.look(status(0, 100, 95), 9_999);
        assertThat(gaps.gaps()).isEmpty();

        gaps.look(status(0, 100, 95), 10_000);
        assertThat(gaps.gaps()).containsExactly(Map.entry("shop", 5L));

        gaps.look(status(0, 100, 100), 11_000);
        assertThat(gaps.gaps()).isEmpty();
    }

    @Test
    void countsThatStillMoveAreNoGap() {
        for (int second = 0; second < 60; second++) gaps.look(status(0, 100 + second, 95 + second), second * 1_000L);

        assertThat(gaps.gaps()).isEmpty();
    }

    @Test
    void moreThanWasReceivedIsAGapAtOnce() {
        gaps.look(status(7, 100, 101), 0);

        assertThat(gaps.gaps()).containsExactly(Map.entry("shop", -1L));
    }

    private static Status status(long waiting, long received, long applied) {
        TreeMap<String, SourceCounts> sources = new TreeMap<>();
        sources.put("shop", new SourceCounts(received, applied, 0, 0, 0, 0, 0));
        return new Status(
                List.of(),
                List.of(new PartitionLag("observations", 0, waiting, 0, 0)),
                new TreeMap<>(),
                new TreeMap<>(),
                0,
                0,
                sources,
                new TreeMap<>(),
                new TreeMap<>(),
                List.of());
    }
}
