package io.onefold.profile.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.onefold.profile.lifetime.Fit.Fitted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class CustomerGroupsTest {
    @Test
    void equalHistoriesAreOneGroup() {
        CustomerGroups<PurchaseHistory> groups = new CustomerGroups<>(10);
        groups.add(new PurchaseHistory(0, -0.0, 3), 2);
        groups.add(new PurchaseHistory(0, 0, 3), 3);
        groups.add(new PurchaseHistory(1, 1.5, 3), 1);

        assertThat(groups.byHistory()).hasSize(2).containsEntry(new PurchaseHistory(0, 0, 3), 5L);
        assertThat(groups.customers()).isEqualTo(6);
        assertThat(groups.level()).isZero();
    }

    @Test
    void whatIsHeldDoesNotDependOnOrderOrOnHowCustomersWereSpread() {
        holdsTheSame(random -> {
            double age = 300 * random.nextDouble();
            double recency = age * (1 - random.nextDouble());
            return new PurchaseHistory(1 + random.nextInt(3), recency, age);
        });
        holdsTheSame(random -> new SpendHistory(1 + random.nextInt(3), StrictMath.exp(8 * random.nextDouble() - 1)));
    }

    private static <H extends History<H>> void holdsTheSame(Function<Random, H> made) {
        for (int seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            int room = 5 + random.nextInt(100);
            List<H> histories = new ArrayList<>();
            for (int i = 0; i < 300; i++) histories.add(made.apply(random));
            CustomerGroups<H> whole = groups(room, histories);
            Collections.shuffle(histories, random);
            int split = random.nextInt(300);

            CustomerGroups<H> joined = groups(room, histories.subList(0, split));
            joined.add(groups(room, histories.subList(split, 300)));

            assertThat(joined.byHistory()).isEqualTo(whole.byHistory()).hasSizeLessThanOrEqualTo(room);
            assertThat(joined.level()).isEqualTo(whole.level()).isPositive();
            assertThat(joined.customers()).isEqualTo(300);
        }
    }

    @Test
    void roundedHistoriesGiveNearlyTheSameModel() {
        CustomerGroups<PurchaseHistory> exact = new CustomerGroups<>(10_000);
        CustomerGroups<PurchaseHistory> few = new CustomerGroups<>(1_000);
        BgNbd model = new BgNbd(0.8, 40, 0.8, 2.5);
        for (var customer : new SimulatedCustomers(9).purchasing(model, 3_000, 365, 0)) {
            exact.add(customer.history(), 1);
            few.add(customer.history(), 1);
        }

        assertThat(few.level()).isGreaterThan(1);
        BgNbd ofExact = ((Fitted<BgNbd>) BgNbd.fit(exact)).model();
        BgNbd ofFew = ((Fitted<BgNbd>) BgNbd.fit(few)).model();
        assertThat(ofFew.expectedPurchases(365))
                .isCloseTo(ofExact.expectedPurchases(365), Percentage.withPercentage(1));
        assertThat(ofFew.alpha()).isCloseTo(ofExact.alpha(), Percentage.withPercentage(5));
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CustomerGroups<PurchaseHistory>(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CustomerGroups<PurchaseHistory>(1).add(PurchaseHistory.NEW, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CustomerGroups<PurchaseHistory>(1).add(new CustomerGroups<PurchaseHistory>(2)));
    }

    private static <H extends History<H>> CustomerGroups<H> groups(int room, List<H> histories) {
        CustomerGroups<H> groups = new CustomerGroups<>(room);
        for (H history : histories) groups.add(history, 1);
        return groups;
    }
}
