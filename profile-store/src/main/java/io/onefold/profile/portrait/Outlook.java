package io.onefold.profile.portrait;

import io.onefold.profile.lifetime.BgNbd;
import io.onefold.profile.lifetime.GammaGamma;
import io.onefold.profile.lifetime.Horizon;
import io.onefold.profile.lifetime.LifetimeValue;
import io.onefold.profile.lifetime.PurchaseHistory;
import io.onefold.profile.lifetime.SpendHistory;
import io.onefold.schemas.Population;
import io.onefold.schemas.Population.Purchasing;
import io.onefold.schemas.Population.Spending;
import io.onefold.schemas.Value;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What is to be expected of a customer, by the models of docs/lifetime-value.md with the parameters that were fitted last. Time counts in
 * whole weeks since the last purchase, so that nobody changes daily.
 */
final class Outlook {
    private static final int WEEK = 7;
    private static final int WEEKS_OF_YEAR = 52;
    private static final int PERIODS = 4;

    private Outlook() {}

    static @Nullable Value churnProbability(Subject subject) {
        @Nullable Population population = subject.population();
        @Nullable PurchaseHistory history = history(subject);
        @Nullable Purchasing purchasing = population == null ? null : population.purchasing();
        if (purchasing == null || history == null) return null;
        return Figures.share(1 - model(purchasing).probabilityAlive(history));
    }

    static @Nullable Value lifetimeValue(Subject subject) {
        @Nullable Population population = subject.population();
        @Nullable PurchaseHistory history = history(subject);
        if (population == null || history == null) return null;
        @Nullable Purchasing purchasing = population.purchasing();
        @Nullable Spending spending = population.spending();
        @Nullable SpendHistory spend = spend(subject, population, history.frequency() + 1);
        if (purchasing == null || spending == null || spend == null) return null;
        GammaGamma amounts = new GammaGamma(spending.p(), spending.q(), spending.gamma());
        try {
            return Figures.money(new LifetimeValue(model(purchasing), amounts, horizon(population)).of(history, spend));
        } catch (IllegalArgumentException beyondTheModel) {
            return null;
        }
    }

    private static BgNbd model(Purchasing of) {
        return new BgNbd(of.r(), of.alpha(), of.a(), of.b());
    }

    /** A discount that is the yearly one over a year. */
    private static Horizon horizon(Population population) {
        double weeks = population.horizonWeeks() / (double) PERIODS;
        return new Horizon(
                PERIODS, weeks, StrictMath.pow(1 + population.yearlyDiscount(), weeks / WEEKS_OF_YEAR) - 1, 1);
    }

    private static @Nullable PurchaseHistory history(Subject subject) {
        @Nullable Bought bought = subject.bought();
        if (bought == null) return null;
        long weeks = Math.floorDiv(subject.today().day() - bought.last(), (long) WEEK);
        subject.today().note(bought.last() + WEEK * (weeks + 1));
        double recency = (bought.last() - bought.first()) / (double) WEEK;
        return new PurchaseHistory(bought.days() - 1, recency, recency + weeks);
    }

    /** What was paid for purchases, on average of the days. */
    private static @Nullable SpendHistory spend(Subject subject, Population population, long days) {
        if (!population.currency().equals(subject.rules().home().currency())) return null;
        BigDecimal paid = BigDecimal.ZERO;
        for (BoughtLine line : subject.lines()) {
            if (!line.isPurchase() || line.day() > subject.today().day()) continue;
            @Nullable BigDecimal rate = Worth.rate(line.line().currency(), subject.rules());
            if (rate == null) return null;
            paid = paid.add(line.line().amount().multiply(rate));
        }
        double mean = paid.doubleValue() / days;
        return mean > 0 && mean < Double.POSITIVE_INFINITY ? new SpendHistory(days, mean) : null;
    }
}
