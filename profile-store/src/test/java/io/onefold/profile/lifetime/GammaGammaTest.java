package io.onefold.profile.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GammaGammaTest {
    /** As published for a tenth of CDNOW's customers, in dollars. */
    static final GammaGamma CDNOW = new GammaGamma(6.25, 3.74, 15.44);

    /** The published figures are of parameters with more digits than are printed with them. */
    @ParameterizedTest
    @CsvSource({"2,22.35,24.65", "1,11.77,18.91", "0,0,35.17", "7,73.74,71.46"})
    void amountsAreThoseOfThePublishedExample(long purchases, double mean, double amount) {
        assertThat(CDNOW.expectedAmount(new SpendHistory(purchases, mean))).isEqualTo(amount, within(0.06));
    }

    @Test
    void theLikelihoodIsADensity() {
        // Over the logarithm of the mean, in small steps.
        for (int purchases : new int[] {1, 2, 7}) {
            double sum = 0;
            for (double logarithm = -10; logarithm < 20; logarithm += 0.001) {
                double mean = StrictMath.exp(logarithm);
                sum += 0.001 * mean * StrictMath.exp(CDNOW.logLikelihood(new SpendHistory(purchases, mean)));
            }
            assertThat(sum).isEqualTo(1, within(1e-6));
        }
    }

    @Test
    void aMeanOfManyPurchasesIsBelievedAndOneOfNoneIsNot() {
        assertThat(CDNOW.expectedAmount(SpendHistory.NONE)).isEqualTo(6.25 * 15.44 / 2.74, within(1e-12));
        assertThat(CDNOW.expectedAmount(new SpendHistory(1_000_000, 200))).isEqualTo(200, within(0.001));
    }

    /** Within four standard errors of what the next purchase of 30,000 simulated customers costs. */
    @Test
    void theNextPurchaseCostsWhatIsExpectedOfIt() {
        GammaGamma model = new GammaGamma(3, 6, 50);
        SimulatedCustomers simulated = new SimulatedCustomers(11);
        double difference = 0;
        double squares = 0;
        for (int i = 0; i < 30_000; i++) {
            double[] amounts = simulated.amounts(model, 3);
            double expected = model.expectedAmount(new SpendHistory(2, (amounts[0] + amounts[1]) / 2));
            difference += amounts[2] - expected;
            squares += (amounts[2] - expected) * (amounts[2] - expected);
        }
        assertThat(difference).isEqualTo(0, within(4 * Math.sqrt(squares)));
    }

    @Test
    void whatContradictsItselfIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GammaGamma(6, 1, 15))
                .withMessage("q 1.0 is not above 1, so that no mean exists");
        assertThatIllegalArgumentException().isThrownBy(() -> new GammaGamma(6, 4, Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException().isThrownBy(() -> new SpendHistory(0, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new SpendHistory(2, -5));
    }
}
