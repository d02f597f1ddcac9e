package io.onefold.profile.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BgNbdTest {
    /** As published for a tenth of CDNOW's customers, in weeks. */
    static final BgNbd CDNOW = new BgNbd(0.243, 4.414, 0.793, 2.426);

    @Test
    void aCustomersPurchasesAreThoseThatThePublishedNoteExpects() {
        assertThat(CDNOW.expectedPurchases(new PurchaseHistory(2, 30.43, 38.86), 39))
                .isEqualTo(1.226, within(0.0005));
    }

    /** The note's figures are of parameters with more digits than it prints. */
    @ParameterizedTest
    @CsvSource({"0.1429,0.0078", "1,0.0532", "3,0.1506", "31.8571,1.0405", "32,1.0437", "78,1.8576"})
    void aNewCustomersPurchasesAreThoseThatThePublishedNoteExpects(double weeks, double purchases) {
        assertThat(CDNOW.expectedPurchases(weeks)).isEqualTo(purchases, within(0.00005 + 0.002 * purchases));
    }

    /** The values come from the published formula with its hypergeometric function, calculated with 60 digits. */
    @ParameterizedTest
    @CsvSource({
        "0.243,4.414,0.793,2.426,2,30.43,38.86,39,1.2260281747671474446",
        "0.243,4.414,1.0000001,2.426,2,30.43,38.86,39,1.1021367314169068387",
        "0.243,4.414,0.793,2.426,900,69.9,70,520,2332.9980587241516308",
        "0.243,4.414,0.793,2.426,0,0,0,2600,9.5181350034495265314",
        "30,0.5,40,300,12,7,8,50,0.35048569402971642743",
        "1.5,2,0.001,0.5,3,7,8,100,44.879774759699746456"
    })
    void expectationsAreExactAlsoWhereThePublishedFormulaIsNot(
            double r, double alpha, double a, double b, long x, double recency, double age, double t, double expected) {
        double purchases = new BgNbd(r, alpha, a, b).expectedPurchases(new PurchaseHistory(x, recency, age), t);

        assertThat(purchases).isEqualTo(expected, within(1e-12 * expected));
    }

    /** Held to the last bit: a score is the same on all machines. */
    @Test
    void theSameBitsComeOutEverywhere() {
        PurchaseHistory history = new PurchaseHistory(2, 30.43, 38.86);

        assertThat(CDNOW.expectedPurchases(history, 39)).isEqualTo(1.2260281747671438);
        assertThat(CDNOW.probabilityAlive(history)).isEqualTo(0.726578570080673);
        assertThat(CDNOW.logLikelihood(history)).isEqualTo(-9.458606307066269);
    }

    @Test
    void theLikelihoodIsThatOfTheArticle() {
        // x = 1: the beta functions are products, and so are the gamma functions.
        BgNbd model = new BgNbd(0.5, 2, 1.5, 3);
        double stays = 3 / 4.5 * 0.5 * StrictMath.pow(2, 0.5) / StrictMath.pow(2 + 7, 1.5);
        double leaves = 1.5 / 4.5 * 0.5 * StrictMath.pow(2, 0.5) / StrictMath.pow(2 + 4, 1.5);

        assertThat(StrictMath.exp(model.logLikelihood(new PurchaseHistory(1, 4, 7))))
                .isEqualTo(stays + leaves, within(1e-15));
        assertThat(model.probabilityAlive(new PurchaseHistory(1, 4, 7)))
                .isEqualTo(stays / (stays + leaves), within(1e-15));
        assertThat(StrictMath.exp(model.logLikelihood(new PurchaseHistory(0, 0, 7))))
                .isEqualTo(StrictMath.pow(2 / 9.0, 0.5), within(1e-15));
    }

    @Test
    void likelihoodsOfVeryManyPurchasesAreNumbers() {
        PurchaseHistory busy = new PurchaseHistory(100_000, 1999, 2000);

        assertThat(CDNOW.logLikelihood(busy)).isFinite();
        assertThat(CDNOW.probabilityAlive(busy)).isBetween(0.0, 1e-6);
        assertThat(CDNOW.expectedPurchases(new PurchaseHistory(100_000, 2000, 2000), 365))
                .isBetween(5_000.0, 18_250.0);
    }

    @Test
    void probabilityIsBetweenNoneAndOneAndGrowsWithRecency() {
        Random random = new Random(41);
        for (int i = 0; i < 2_000; i++) {
            BgNbd model = model(random);
            long frequency = random.nextLong(1, 31);
            double age = 1 + 1_000 * random.nextDouble();
            double earlier = age * (1 - random.nextDouble());
            double later = earlier + (age - earlier) * random.nextDouble();

            double least = model.probabilityAlive(new PurchaseHistory(frequency, earlier, age));
            double most = model.probabilityAlive(new PurchaseHistory(frequency, later, age));
            assertThat(least).as("%s", model).isBetween(0.0, 1.0).isLessThanOrEqualTo(most);
            assertThat(most).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void expectationsGrowWithTheHorizonAndStayBelowThoseOfACustomerWhoNeverLeaves() {
        Random random = new Random(42);
        for (int i = 0; i < 500; i++) {
            BgNbd model = model(random);
            double age = 1 + 1_000 * random.nextDouble();
            PurchaseHistory history = new PurchaseHistory(1 + random.nextInt(30), age * (1 - random.nextDouble()), age);
            double horizon = 500 * random.nextDouble();

            double soon = model.expectedPurchases(history, horizon);
            double later = model.expectedPurchases(history, 2 * horizon);
            double forEver = (model.r() + history.frequency()) / (model.alpha() + age) * horizon;
            assertThat(soon).as("%s %s %s", model, history, horizon).isBetween(0.0, forEver * (1 + 1e-9));
            assertThat(later).isBetween(soon, 2 * soon * (1 + 1e-9));
        }
    }

    /** Within four standard errors of what 20,000 simulated customers do, for each frequency. */
    @Test
    void customersBuyAsOftenAsIsExpectedOfThem() {
        for (BgNbd model : new BgNbd[] {new BgNbd(0.8, 6, 0.8, 2.5), new BgNbd(2, 20, 1, 6)}) {
            var customers = new SimulatedCustomers(43).purchasing(model, 20_000, 39, 52);
            for (int frequency = 0; frequency <= 4; frequency++) {
                double expected = 0;
                double seen = 0;
                double squares = 0;
                for (var customer : customers) {
                    if (Math.min(4, customer.history().frequency()) != frequency) continue;
                    double purchases = model.expectedPurchases(customer.history(), 52);
                    expected += purchases;
                    seen += customer.after();
                    squares += (customer.after() - purchases) * (customer.after() - purchases);
                }
                assertThat(seen)
                        .as("%s, frequency %s", model, frequency)
                        .isEqualTo(expected, within(4 * Math.sqrt(squares)));
            }
            double sum = 0;
            for (var customer : customers) sum += customer.history().frequency();
            assertThat(sum / customers.size()).isEqualTo(model.expectedPurchases(39), within(0.08));
        }
    }

    @Test
    void whatContradictsItselfIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BgNbd(0, 1, 1, 1))
                .withMessage("r 0.0 is not a number above 0");
        assertThatIllegalArgumentException().isThrownBy(() -> new BgNbd(1, 1, Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new PurchaseHistory(1, 3, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new PurchaseHistory(0, 1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new PurchaseHistory(1, 0, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> CDNOW.expectedPurchases(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> CDNOW.expectedPurchases(1e9));
    }

    private static BgNbd model(Random random) {
        return new BgNbd(logUniform(random), 10 * logUniform(random), logUniform(random), logUniform(random));
    }

    private static double logUniform(Random random) {
        return StrictMath.exp(random.nextDouble(-3, 3));
    }
}
