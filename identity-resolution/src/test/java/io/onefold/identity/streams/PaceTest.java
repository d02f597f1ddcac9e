package io.onefold.identity.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final Pace pace = new Pace(Duration.ofMillis(100));

    @Test
    void moreIsDoneEachTimeWhileTurnsComeInTime() {
        int first = pace.turn(0);
        int second = pace.turn(100);
        int third = pace.turn(250);

        assertThat(first).isPositive();
        assertThat(second).isGreaterThan(first);
        assertThat(third).isGreaterThan(second);
        for (int turn = 3; turn < 1_000; turn++)
            assertThat(pace.turn(turn * 100L)).isLessThanOrEqualTo(Pace.MOST);
    }

    @Test
    void halfAsMuchIsDoneWhenATurnIsLateButNeverNothing() {
        int before = 0;
        for (int turn = 0; turn < 20; turn++) before = pace.turn(turn * 100L);

        assertThat(pace.turn(1_900 + 151)).isEqualTo(before / 2);
        long now = 2_051;
        for (int turn = 0; turn < 20; turn++)
            assertThat(pace.turn(now += 1_000)).isGreaterThanOrEqualTo(Pace.LEAST);
        assertThat(pace.turn(now + 1_000)).isEqualTo(Pace.LEAST);
    }
}
