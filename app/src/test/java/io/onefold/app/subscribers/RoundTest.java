package io.onefold.app.subscribers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RoundTest {
    private static final Instant NOW = Instant.parse("2026-03-15T10:00:00Z");
    private static final Answer.Refused REFUSED = new Answer.Refused("answered 422", 422);
    private static final Answer.Later LATER = new Answer.Later("answered 503", Duration.ZERO);

    private final Round round = new Round(new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60)), new Random(1));

    @Test
    void aRefusedBagIsTakenApartAfterThreeTriesAndOnlyTheCulpritIsSetAside() {
        round.add(bag(1, 2, 3));
        round.add(bag(4));

        for (int i = 0; i < 3; i++) assertThat(round.answered(REFUSED, NOW)).isEqualTo(new Round.Step.Again());

        assertThat(round.answered(new Answer.Taken(), NOW)).isEqualTo(new Round.Step.Done(bag(1)));
        assertThat(round.answered(REFUSED, NOW)).isEqualTo(new Round.Step.SetAside(bag(2), REFUSED));
        assertThat(round.answered(new Answer.Taken(), NOW)).isEqualTo(new Round.Step.Done(bag(3)));
        assertThat(round.first()).contains(bag(4));
    }

    @Test
    void aSingleLetterIsSetAsideAtItsThirdRefusal() {
        round.add(bag(1));

        assertThat(round.answered(REFUSED, NOW)).isEqualTo(new Round.Step.Again());
        assertThat(round.answered(REFUSED, NOW)).isEqualTo(new Round.Step.Again());
        assertThat(round.answered(REFUSED, NOW)).isEqualTo(new Round.Step.SetAside(bag(1), REFUSED));
        assertThat(round.isEmpty()).isTrue();
    }

    @Test
    void whoFailsIsWaitedForLongerAndLongerAndNeverGivenUp() {
        round.add(bag(1, 2));
        Duration before = Duration.ZERO;
        for (int i = 0; i < 6; i++) {
            assertThat(round.answered(LATER, NOW)).isEqualTo(new Round.Step.Again());
            Duration wait = round.untilNext(NOW);
            assertThat(wait).isBetween(Duration.ofMillis(500L << i), Duration.ofMillis(1000L << i));
            assertThat(wait).isGreaterThanOrEqualTo(before);
            before = wait;
        }
        for (int i = 0; i < 100; i++) round.answered(LATER, NOW);

        assertThat(round.untilNext(NOW)).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
        assertThat(round.first()).contains(bag(1, 2));
        assertThat(round.answered(new Answer.Taken(), NOW)).isEqualTo(new Round.Step.Done(bag(1, 2)));
        assertThat(round.untilNext(NOW)).isZero();
    }

    @Test
    void whoAsksForTimeGetsAtLeastThat() {
        round.add(bag(1));

        round.answered(new Answer.Later("answered 429", Duration.ofMinutes(10)), NOW);

        assertThat(round.untilNext(NOW)).isEqualTo(Duration.ofMinutes(10));
        assertThat(round.untilNext(NOW.plus(Duration.ofMinutes(10)))).isZero();
    }

    @Test
    void whatIsAnotherInstancesIsForgotten() {
        round.add(bag(1));
        round.add(new Mailbag("news", "subscriber.news", 1, List.of(new Letter("q", 9, null))));

        round.forget("subscriber.news", 0);

        assertThat(round.letters()).isEqualTo(1);
        assertThat(round.first().orElseThrow().partition()).isEqualTo(1);
    }

    private static Mailbag bag(long... offsets) {
        List<Letter> letters = LongStream.of(offsets)
                .mapToObj(each -> new Letter("p" + each, each, null))
                .toList();
        return new Mailbag("news", "subscriber.news", 0, letters);
    }
}
