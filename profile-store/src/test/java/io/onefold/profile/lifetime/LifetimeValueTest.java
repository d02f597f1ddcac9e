package io.onefold.profile.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LifetimeValueTest {
    private static final PurchaseHistory PURCHASES = new PurchaseHistory(2, 30.43, 38.86);
    private static final SpendHistory SPEND = new SpendHistory(2, 22.35);

    @Test
    void withoutDiscountItIsPurchasesTimesAmountHoweverManyPeriodsTheHorizonHas() {
        double expected = BgNbdTest.CDNOW.expectedPurchases(PURCHASES, 39) * GammaGammaTest.CDNOW.expectedAmount(SPEND);

        assertThat(value(new Horizon(1, 39, 0, 1))).isEqualTo(expected, within(1e-12));
        assertThat(value(new Horizon(39, 1, 0, 1))).isEqualTo(expected, within(1e-12));
        assertThat(value(new Horizon(39, 1, 0, 0.3))).isEqualTo(0.3 * expected, within(1e-12));
    }

    @Test
    void eachPeriodIsDiscountedFromItsEnd() {
        double first = BgNbdTest.CDNOW.expectedPurchases(PURCHASES, 13);
        double both = BgNbdTest.CDNOW.expectedPurchases(PURCHASES, 26);
        double amount = GammaGammaTest.CDNOW.expectedAmount(SPEND);

        assertThat(value(new Horizon(2, 13, 0.1, 1)))
                .isEqualTo(amount * (first / 1.1 + (both - first) / (1.1 * 1.1)), within(1e-12));
    }

    @Test
    void whoSpendsMoreOrBoughtLaterIsWorthMore() {
        Horizon horizon = new Horizon(12, 52 / 12.0, 0.01, 1);
        LifetimeValue value = new LifetimeValue(BgNbdTest.CDNOW, GammaGammaTest.CDNOW, horizon);

        assertThat(value.of(PURCHASES, new SpendHistory(2, 50))).isGreaterThan(value.of(PURCHASES, SPEND));
        assertThat(value.of(PURCHASES, SPEND)).isGreaterThan(value.of(new PurchaseHistory(2, 10, 38.86), SPEND));
        assertThat(value.of(PURCHASES, SPEND)).isPositive();
    }

    /** Held to the last bit: a score is the same on all machines. */
    @Test
    void theSameBitsComeOutEverywhere() {
        assertThat(value(new Horizon(12, 52 / 12.0, 0.01, 1))).isEqualTo(36.2091484989293);
        assertThat(GammaGammaTest.CDNOW.logLikelihood(SPEND)).isEqualTo(-3.551316759731698);
    }

    @Test
    void aHorizonIsPositive() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Horizon(0, 1, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Horizon(1, 0, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Horizon(1, 1, -0.1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Horizon(1, 1, 0, 0));
    }

    private static double value(Horizon horizon) {
        return new LifetimeValue(BgNbdTest.CDNOW, GammaGammaTest.CDNOW, horizon).of(PURCHASES, SPEND);
    }
}
