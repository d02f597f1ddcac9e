package io.onefold.ingest.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.ingest.Rejection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UtcTextTest {
    private static final int TIMES = 5_000;

    @Test
    void everyTimeIsWhatTheGeneralFormSaysOfIt() throws Rejection {
        for (int seed = 0; seed < TIMES; seed++) {
            Random random = new Random(seed);
            Instant time = Instant.ofEpochSecond(random.nextLong(-60_000_000_000L, 250_000_000_000L), random.nextInt());
            String local = withDigits(random.nextInt(10)).format(time.atOffset(ZoneOffset.UTC));

            // With an offset in numbers it is left to the formatter.
            assertThat(UtcText.read(local + "Z"))
                    .as("seed %d, %s", seed, local)
                    .isEqualTo(JsonTime.parse(local + "+00:00", "timestamp"));
        }
    }

    private static DateTimeFormatter withDigits(int digits) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().appendPattern("uuuu-MM-dd'T'HH:mm:ss");
        if (digits > 0) builder.appendFraction(ChronoField.NANO_OF_SECOND, digits, digits, true);
        return builder.toFormatter();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-01-31T08:30Z",
                "2026-01-31T08:30:00",
                "2026-01-31T08:30:00z",
                "2026-01-31 08:30:00Z",
                "2026-01-31T08:30:00.Z",
                "2026-01-31T08:30:00,5Z",
                "2026-01-31T08:30:00.1234567890Z",
                "2026-01-31T08:30:00.12345x789Z",
                "2026-01-31T08:30:00+08:00Z",
                "2026-00-31T08:30:00Z",
                "2026-13-31T08:30:00Z",
                "2026-02-29T08:30:00Z",
                "2026-04-31T08:30:00Z",
                "2026-01-00T08:30:00Z",
                "2026-01-31T24:00:00Z",
                "2026-01-31T08:60:00Z",
                "2026-01-31T08:30:60Z",
                "-026-01-31T08:30:00Z",
                "2026-01-31T08:30:0/Z",
                "２026-01-31T08:30:00Z",
            })
    void whatHasAnotherFormOrIsNotInTheCalendarIsLeftToTheFormatter(String text) {
        assertThat(UtcText.read(text)).isNull();
    }
}
