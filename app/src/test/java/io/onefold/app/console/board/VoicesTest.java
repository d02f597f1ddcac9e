package io.onefold.app.console.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VoicesTest {
    private static final long LAST = 20_000;

    @Test
    void aStoreOfWhichMuchMoreIsSaidThanUsuallyIsToldWithItsNumbers() {
        Voices voices = new Voices(LAST);
        for (int week = 1; week <= 8; week++) complaints(voices, LAST - 7L * week, 2, "s1");
        for (int week = 1; week <= 8; week++) complaints(voices, LAST - 7L * week, 3, "s2");
        complaints(voices, LAST, 14, "s1");
        complaints(voices, LAST, 4, "s2");

        Voices.Outcome outcome = voices.outcome();

        assertThat(outcome.tested()).isEqualTo(2);
        assertThat(outcome.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.what()).isEqualTo("complaint");
            assertThat(warning.dimension()).isEqualTo("store");
            assertThat(warning.name()).isEqualTo("s1");
            assertThat(warning.count()).isEqualTo(14);
            assertThat(warning.before()).containsExactly(2, 2, 2, 2, 2, 2, 2, 2);
            assertThat(warning.expected()).isEqualTo(16.5 / 8);
            assertThat(warning.usualUpTo()).isEqualTo(6);
            assertThat(warning.probability()).isLessThan(1e-6);
        });
    }

    @Test
    void daysOfOtherWeekdaysAndOlderOnesDoNotCount() {
        Voices voices = new Voices(LAST);
        for (int back = 1; back < 100; back++)
            if (back % 7 != 0 || back > 56) complaints(voices, LAST - back, 50, "s1");
        complaints(voices, LAST + 1, 50, "s1");
        complaints(voices, LAST, 9, "s1");

        assertThat(voices.outcome().warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.before()).containsOnly(0);
            assertThat(warning.count()).isEqualTo(9);
        });
    }

    @Test
    void onlyNegativeAnswersAreOfThatKind() {
        Voices voices = new Voices(LAST);
        for (int i = 0; i < 8; i++) {
            answer(voices, Said.Kind.NPS, 7);
            answer(voices, Said.Kind.CSAT, 3);
            answer(voices, Said.Kind.NPS, 6);
            answer(voices, Said.Kind.CSAT, 2);
        }

        assertThat(voices.outcome().warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.what()).isEqualTo("negative-answer");
            assertThat(warning.count()).isEqualTo(16);
        });
    }

    @Test
    void ofDaysOnWhichNothingIsTheMatterFewHaveAnyWarning() {
        Random random = new Random(42);
        int warned = 0;
        int worlds = 400;
        for (int world = 0; world < worlds; world++) {
            Voices voices = new Voices(LAST);
            for (int store = 0; store < 60; store++) {
                double rate = 0.2 + 12 * random.nextDouble() * random.nextDouble();
                for (int week = 0; week <= 8; week++)
                    complaints(voices, LAST - 7L * week, poisson(random, rate), "s" + store);
            }
            if (!voices.outcome().warnings().isEmpty()) warned++;
        }

        // The bound is 5 % of days; the test on counts is a little stricter than that.
        assertThat(warned).isBetween(1, (int) (worlds * 0.05));
    }

    @Test
    void aRealRiseIsMostlyFoundAmongManySeries() {
        Random random = new Random(9);
        int found = 0;
        for (int world = 0; world < 100; world++) {
            Voices voices = new Voices(LAST);
            for (int store = 0; store < 60; store++)
                for (int week = 0; week <= 8; week++)
                    complaints(
                            voices, LAST - 7L * week, poisson(random, store == 0 && week == 0 ? 20 : 4), "s" + store);
            if (voices.outcome().warnings().stream()
                    .anyMatch(each -> each.name().equals("s0"))) found++;
        }

        assertThat(found).isGreaterThan(80);
    }

    private static void complaints(Voices voices, long day, int count, String store) {
        for (int i = 0; i < count; i++) voices.add(new Said(Said.Kind.COMPLAINT, day, 0, Set.of(About.store(store))));
    }

    private static void answer(Voices voices, Said.Kind kind, int score) {
        voices.add(new Said(kind, LAST, score, Set.copyOf(List.of(About.channel("survey")))));
    }

    private static int poisson(Random random, double rate) {
        double limit = Math.exp(-rate);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) count++;
        return count;
    }
}
