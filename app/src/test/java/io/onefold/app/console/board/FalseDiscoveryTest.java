package io.onefold.app.console.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FalseDiscoveryTest {
    @Test
    void theExampleOfBenjaminiAndHochbergIsTheirs() {
        double[] probabilities = {
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
            0.7590, 1.0
        };

        assertThat(FalseDiscovery.threshold(probabilities, 0.05)).isEqualTo(0.0095);
    }

    @Test
    void nothingIsFoundAmongNothing() {
        assertThat(FalseDiscovery.threshold(new double[0], 0.05)).isNegative();
        assertThat(FalseDiscovery.threshold(new double[] {0.2, 0.9}, 0.05)).isNegative();
    }

    @Test
    void itIsTheGreatestThatItsRankAllows() {
        Random random = new Random(5);
        for (int world = 0; world < 300; world++) {
            double[] all = random.doubles(1 + random.nextInt(40))
                    .map(p -> random.nextBoolean() ? p * p * p * p : p)
                    .toArray();
            double expected = -1;
            for (double each : all) {
                long rank = Arrays.stream(all).filter(p -> p <= each).count();
                if (each <= 0.1 * rank / all.length) expected = Math.max(expected, each);
            }

            assertThat(FalseDiscovery.threshold(all, 0.1)).isEqualTo(expected);
        }
    }
}
