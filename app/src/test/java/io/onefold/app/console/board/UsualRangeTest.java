package io.onefold.app.console.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class UsualRangeTest {
    @Test
    void withoutExtraSpreadItIsThePoissonPredictionByJeffreysPrior() {
        UsualRange usual = UsualRange.of(new int[] {2, 2, 2, 2, 2, 2, 2, 2});

        // A negative binomial of size 16.5 and success 8/9, added up by hand.
        double none = Math.pow(8 / 9.0, 16.5);
        double one = none * 16.5 / 9;
        double two = one * 17.5 / 2 / 9;
        assertThat(usual.mean()).isEqualTo(16.5 / 8);
        assertThat(usual.atLeast(0)).isEqualTo(1);
        assertThat(usual.atLeast(1)).isCloseTo(1 - none, within(1e-12));
        assertThat(usual.atLeast(3)).isCloseTo(1 - none - one - two, within(1e-12));
    }

    @Test
    void aStoreWithoutAnyComplaintsIsNotExcitedByOne() {
        UsualRange usual = UsualRange.of(new int[8]);

        assertThat(usual.atLeast(1)).isBetween(0.05, 0.06);
        assertThat(usual.atLeast(3)).isBetween(0.0001, 0.0006);
        assertThat(usual.upper(0.01)).isEqualTo(1);
    }

    @Test
    void countsThatSpreadWidelyMakeItWide() {
        UsualRange calm = UsualRange.of(new int[] {10, 9, 11, 10, 10, 9, 11, 10});
        UsualRange wild = UsualRange.of(new int[] {0, 25, 1, 22, 0, 30, 2, 0});

        assertThat(calm.mean()).isEqualTo(wild.mean());
        assertThat(calm.atLeast(22)).isLessThan(0.005);
        assertThat(wild.atLeast(22)).isGreaterThan(0.05);
        assertThat(wild.upper(0.01)).isGreaterThan(calm.upper(0.01));
    }

    @Test
    void tailsAreThoseOfPlainSumsWhateverTheCounts() {
        Random random = new Random(11);
        for (int world = 0; world < 500; world++) {
            int[] before = new int[8];
            int scale = 1 + random.nextInt(60);
            for (int i = 0; i < before.length; i++) before[i] = random.nextInt(scale);
            UsualRange usual = UsualRange.of(before);
            int count = random.nextInt(2 * scale);

            assertThat(usual.atLeast(count)).isCloseTo(naive(usual, count), within(1e-9));
            int upper = usual.upper(0.01);
            assertThat(usual.atLeast(upper + 1)).isLessThanOrEqualTo(0.01 + 1e-9);
            if (upper > 0) assertThat(usual.atLeast(upper)).isGreaterThan(0.01 - 1e-9);
        }
    }

    @Test
    void farOutItStaysAboveNothingAndFalls() {
        UsualRange usual = UsualRange.of(new int[] {1, 0, 2, 1, 0, 1, 1, 2});
        double before = 1;
        for (int count = 1; count < 200; count++) {
            double now = usual.atLeast(count);
            assertThat(now).isPositive().isLessThan(before);
            before = now;
        }
    }

    /** One minus all terms below, each from the gamma function's own products. */
    private static double naive(UsualRange usual, int count) {
        double size = usual.mean() / (usual.dispersion() - 1);
        double success = size / (size + usual.mean());
        double below = 0;
        for (int k = 0; k < count; k++) {
            double term = size * Math.log(success) + k * Math.log1p(-success);
            for (int i = 0; i < k; i++) term += Math.log(size + i) - Math.log(i + 1);
            below += Math.exp(term);
        }
        return 1 - below;
    }
}
