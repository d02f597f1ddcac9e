package io.onefold.profile.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onefold.profile.lifetime.Fit.Ending;
import io.onefold.profile.lifetime.Fit.Fitted;
import io.onefold.profile.lifetime.Fit.Refused;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class FitTest {
    private static final int ROOM = 50_000;
    private static final BgNbd PURCHASING = new BgNbd(0.8, 40, 0.8, 2.5);
    private static final GammaGamma SPENDING = new GammaGamma(6, 4, 15);

    @Test
    void theParametersOfSimulatedCustomersAreFoundAgain() {
        CustomerGroups<PurchaseHistory> customers = groups(purchases(4_000));

        Fitted<BgNbd> fit = fitted(BgNbd.fit(customers));

        assertThat(fit.ending()).isEqualTo(Ending.CONVERGED);
        Percentage tolerance = Percentage.withPercentage(15);
        assertThat(fit.model().r()).isCloseTo(PURCHASING.r(), tolerance);
        assertThat(fit.model().alpha()).isCloseTo(PURCHASING.alpha(), tolerance);
        assertThat(fit.model().a()).isCloseTo(PURCHASING.a(), tolerance);
        assertThat(fit.model().b()).isCloseTo(PURCHASING.b(), tolerance);
        assertThat(fit.logLikelihood()).isGreaterThanOrEqualTo(PURCHASING.logLikelihood(customers));
    }

    @Test
    void theSpendOfSimulatedCustomersIsFoundAgain() {
        CustomerGroups<SpendHistory> customers = groups(spends(3_000));

        Fitted<GammaGamma> fit = fitted(GammaGamma.fit(customers));

        assertThat(fit.ending()).isEqualTo(Ending.CONVERGED);
        Percentage tolerance = Percentage.withPercentage(15);
        assertThat(fit.model().p()).isCloseTo(SPENDING.p(), tolerance);
        assertThat(fit.model().q()).isCloseTo(SPENDING.q(), tolerance);
        assertThat(fit.model().gamma()).isCloseTo(SPENDING.gamma(), tolerance);
        assertThat(fit.logLikelihood()).isGreaterThanOrEqualTo(SPENDING.logLikelihood(customers));
    }

    @Test
    void theOrderOfCustomersDoesNotChangeABitOfTheModel() {
        List<PurchaseHistory> customers = purchases(400);
        List<PurchaseHistory> shuffled = new ArrayList<>(customers);
        Collections.shuffle(shuffled, new Random(7));

        assertThat(BgNbd.fit(groups(shuffled))).isEqualTo(BgNbd.fit(groups(customers)));
    }

    @Test
    void theUnitOfTimeChangesOnlyTheUnitOfAlpha() {
        CustomerGroups<PurchaseHistory> weeks = new CustomerGroups<>(ROOM);
        for (PurchaseHistory days : purchases(1_000))
            weeks.add(new PurchaseHistory(days.frequency(), days.recency() / 7, days.age() / 7), 1);

        BgNbd byDays = fitted(BgNbd.fit(groups(purchases(1_000)))).model();
        BgNbd byWeeks = fitted(BgNbd.fit(weeks)).model();

        assertThat(byWeeks.alpha() * 7).isCloseTo(byDays.alpha(), Percentage.withPercentage(0.1));
        assertThat(byWeeks.b()).isCloseTo(byDays.b(), Percentage.withPercentage(0.1));
    }

    @Test
    void theLikelihoodOfCustomersIsTheSameTogetherAndOneByOne() {
        double purchases = 0;
        for (PurchaseHistory each : purchases(2_000)) purchases += PURCHASING.logLikelihood(each);
        double spends = 0;
        for (SpendHistory each : spends(2_000)) spends += SPENDING.logLikelihood(each);

        assertThat(PURCHASING.logLikelihood(groups(purchases(2_000)))).isEqualTo(purchases, within(1e-8));
        assertThat(SPENDING.logLikelihood(groups(spends(2_000)))).isEqualTo(spends, within(1e-8));
    }

    @Test
    void customersWhoDoNotTellTheParametersAreRefusedInWords() {
        CustomerGroups<PurchaseHistory> once = new CustomerGroups<>(ROOM);
        for (int age = 1; age <= 500; age++) once.add(new PurchaseHistory(0, 0, age), 1);
        CustomerGroups<PurchaseHistory> same = new CustomerGroups<>(ROOM);
        same.add(new PurchaseHistory(3, 20, 30), 5_000);
        CustomerGroups<SpendHistory> none = new CustomerGroups<>(ROOM);
        none.add(SpendHistory.NONE, 5_000);

        assertThat(BgNbd.fit(groups(purchases(99))))
                .isEqualTo(new Refused<>("there are 99 customers, and fewer than 100 do not tell how customers buy"));
        assertThat(BgNbd.fit(new CustomerGroups<>(ROOM))).isInstanceOf(Refused.class);
        assertThat(BgNbd.fit(once)).isEqualTo(new Refused<>("none of the 500 customers has bought again"));
        assertThat(BgNbd.fit(same))
                .isEqualTo(new Refused<>(
                        "the 5000 customers have only 1 different histories, too few to tell 4 parameters"));
        assertThat(GammaGamma.fit(none))
                .isEqualTo(new Refused<>("there are 0 customers with purchases, and fewer than 100 do not tell how much"
                        + " customers spend"));
    }

    @Test
    void aSpendWithoutAMeanIsRefused() {
        CustomerGroups<SpendHistory> wild = new CustomerGroups<>(ROOM);
        for (int i = 0; i < 400; i++) wild.add(new SpendHistory(1 + i % 3, StrictMath.exp(i / 20.0)), 1);

        assertThat(GammaGamma.fit(wild))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).contains("no mean over them exists"));
    }

    @Test
    void customersOfWhomNobodyLeavesEndAtALimit() {
        CustomerGroups<PurchaseHistory> loyal = new CustomerGroups<>(ROOM);
        for (int i = 1; i <= 300; i++) loyal.add(new PurchaseHistory(i % 12 + 1, 100, 100), 1);

        Fitted<BgNbd> fit = fitted(BgNbd.fit(loyal));

        assertThat(fit.ending()).isEqualTo(Ending.AT_A_LIMIT);
        assertThat(fit.converged()).isFalse();
    }

    private static List<PurchaseHistory> purchases(int customers) {
        List<PurchaseHistory> histories = new ArrayList<>();
        for (var customer : new SimulatedCustomers(5).purchasing(PURCHASING, customers, 365, 0))
            histories.add(customer.history().rounded(1));
        return histories;
    }

    private static List<SpendHistory> spends(int customers) {
        SimulatedCustomers simulated = new SimulatedCustomers(6);
        List<SpendHistory> histories = new ArrayList<>();
        for (int i = 0; i < customers; i++) histories.add(simulated.spending(SPENDING, 1 + i % 5));
        return histories;
    }

    private static <H extends History<H>> CustomerGroups<H> groups(List<H> histories) {
        CustomerGroups<H> groups = new CustomerGroups<>(ROOM);
        for (H history : histories) groups.add(history, 1);
        return groups;
    }

    private static <M> Fitted<M> fitted(Fit<M> fit) {
        assertThat(fit).isInstanceOf(Fitted.class);
        return (Fitted<M>) fit;
    }
}
