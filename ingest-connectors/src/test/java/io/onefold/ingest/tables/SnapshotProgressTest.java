package io.onefold.ingest.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SnapshotProgressTest {
    private static final Instant BEGAN = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void itSaysRowsRateAndWhatIsLeft() {
        SnapshotProgress progress = new SnapshotProgress(2_000, 1_000_000, BEGAN);
        String atFirst = progress.words();
        progress.read(80_000, BEGAN.plusSeconds(10));

        assertThat(atFirst).isEqualTo("first reading: 2,000 rows of about 1,000,000");
        assertThat(progress.words())
                .isEqualTo("first reading: 82,000 rows of about 1,000,000, 8,000 a second, some 115 s to go");
    }

    @Test
    void aTableThatIsLargerThanTheDatabaseBelievedHasNothingLeft() {
        SnapshotProgress unknown = new SnapshotProgress(1, 0, BEGAN);
        SnapshotProgress larger = new SnapshotProgress(100, 150, BEGAN);
        unknown.read(10, BEGAN.plusSeconds(1));
        larger.read(100, BEGAN.plusSeconds(1));

        assertThat(unknown.words()).isEqualTo("first reading: 11 rows, 10 a second");
        assertThat(larger.words()).isEqualTo("first reading: 200 rows of about 200, 100 a second");
    }
}
