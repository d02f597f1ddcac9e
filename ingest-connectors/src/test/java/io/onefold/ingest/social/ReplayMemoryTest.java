package io.onefold.ingest.social;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReplayMemoryTest {
    private static final Instant NOW = Instant.parse("2026-01-31T08:30:00Z");

    private final ReplayMemory memory = new ReplayMemory(Duration.ofMinutes(5), 3);

    @Test
    void aProofIsGoodForOneContentHoweverOftenThatComes() {
        assertThat(memory.admits("p", "a", NOW)).isTrue();
        assertThat(memory.admits("p", "b", NOW)).isFalse();
        assertThat(memory.admits("p", "a", NOW)).isTrue();
        assertThat(memory.admits("q", "b", NOW)).isTrue();
    }

    @Test
    void aProofIsForgottenWhenItIsNoLongerGoodAndNotBefore() {
        memory.admits("p", "a", NOW);

        assertThat(memory.admits("p", "b", NOW.plus(Duration.ofMinutes(5)))).isFalse();
        assertThat(memory.admits("p", "b", NOW.plus(Duration.ofMinutes(5)).plusMillis(1)))
                .isTrue();
        assertThat(memory.size()).isEqualTo(1);
    }

    @Test
    void itNeverHoldsMoreThanItMayAndForgetsTheOldest() {
        for (int i = 0; i < 100; i++) memory.admits("p" + i, "a", NOW.plusSeconds(i));

        assertThat(memory.size()).isEqualTo(3);
        assertThat(memory.admits("p99", "b", NOW.plusSeconds(100))).isFalse();
        assertThat(memory.admits("p0", "b", NOW.plusSeconds(100))).isTrue();
    }
}
