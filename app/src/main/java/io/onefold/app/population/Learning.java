package io.onefold.app.population;

import io.onefold.profile.lifetime.BgNbd;
import io.onefold.profile.lifetime.CustomerGroups;
import io.onefold.profile.lifetime.Fit;
import io.onefold.profile.lifetime.GammaGamma;
import io.onefold.profile.lifetime.PurchaseHistory;
import io.onefold.profile.lifetime.Quintiles;
import io.onefold.profile.lifetime.SpendHistory;
import io.onefold.profile.portrait.ComputedTrait;
import io.onefold.schemas.Population;
import io.onefold.schemas.Population.Purchasing;
import io.onefold.schemas.Population.Spending;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes one customer after the other, in any order, and says at the end what they have in common. Memory is bounded by how many different
 * histories are kept and, for the cut points, how many different amounts there are once they are rounded. Of one thread.
 */
public final class Learning {
    private static final int MOST_GROUPS = 2_000;
    private static final int DIGITS = 3;

    private final LocalDate today;
    private final CustomerGroups<PurchaseHistory> purchases = new CustomerGroups<>(MOST_GROUPS);
    private final CustomerGroups<SpendHistory> spend = new CustomerGroups<>(MOST_GROUPS);
    private final TreeMap<BigDecimal, Long> gaps = new TreeMap<>();
    private final TreeMap<BigDecimal, Long> days = new TreeMap<>();
    private final TreeMap<BigDecimal, Long> amounts = new TreeMap<>();
    private long customers;

    /** @param today the day in the business time zone on which this is learned */
    public Learning(LocalDate today) {
        this.today = today;
    }

    /** What was learned, and what could not be: why, without personal data. */
    public record Outcome(Population population, List<String> notLearned) {}

    /** Takes a profile; nobody's, and those of people who have bought nothing, are passed over. */
    public void add(UnifiedProfile profile) {
        if (profile.shared()) return;
        @Nullable LocalDate first = date(profile, ComputedTrait.FIRST_PURCHASE_ON);
        @Nullable LocalDate last = date(profile, ComputedTrait.LAST_PURCHASE_ON);
        if (!(profile.computed().get(ComputedTrait.PURCHASE_DAYS.label()) instanceof Value.Whole(long bought))
                || first == null
                || last == null
                || last.isAfter(today)) return;
        customers++;
        long gap = ChronoUnit.DAYS.between(last, today);
        double recency = ChronoUnit.DAYS.between(first, last) / 7.0;
        long weeks = gap / 7;
        purchases.add(new PurchaseHistory(bought - 1, recency, recency + weeks), 1);
        gaps.merge(BigDecimal.valueOf(gap), 1L, Long::sum);
        days.merge(BigDecimal.valueOf(bought), 1L, Long::sum);
        if (!(profile.computed().get(ComputedTrait.SPEND_TOTAL.label()) instanceof Value.Real(double spent))) return;
        amounts.merge(rounded(spent), 1L, Long::sum);
        if (spent > 0) spend.add(new SpendHistory(bought, spent / bought), 1);
    }

    /** A cut need not be exact, but there must not be as many amounts as customers. */
    private static BigDecimal rounded(double amount) {
        BigDecimal exact = BigDecimal.valueOf(amount);
        return exact.round(new MathContext(DIGITS, RoundingMode.HALF_EVEN));
    }

    private static @Nullable LocalDate date(UnifiedProfile profile, ComputedTrait trait) {
        return profile.computed().get(trait.label()) instanceof Value.Text(String date) ? LocalDate.parse(date) : null;
    }

    /**
     * What the customers have in common.
     *
     * @param version when it was learned, UTC milliseconds
     * @param currency the home currency
     */
    public Outcome outcome(long version, String currency, Horizon horizon) {
        List<String> problems = new ArrayList<>();
        Optional<BgNbd> purchasing = fitted("how customers buy", BgNbd.fit(purchases), problems);
        Optional<GammaGamma> spending = fitted("how much they spend", GammaGamma.fit(spend), problems);
        return new Outcome(
                new Population(
                        version,
                        customers,
                        currency,
                        cuts(gaps),
                        cuts(days),
                        cuts(amounts),
                        purchasing
                                .map(model -> new Purchasing(model.r(), model.alpha(), model.a(), model.b()))
                                .orElse(null),
                        spending.map(model -> new Spending(model.p(), model.q(), model.gamma()))
                                .orElse(null),
                        horizon.weeks(),
                        horizon.yearlyDiscount()),
                problems);
    }

    /** How far ahead a value looks, and what a year later is worth less. */
    public record Horizon(int weeks, double yearlyDiscount) {}

    private static List<BigDecimal> cuts(SortedMap<BigDecimal, Long> counts) {
        if (counts.isEmpty()) return List.of();
        Quintiles cuts = Quintiles.of(counts);
        return List.of(cuts.first(), cuts.second(), cuts.third(), cuts.fourth());
    }

    /** A model at a limit would promise purchases without end. */
    private static <M> Optional<M> fitted(String what, Fit<M> fit, List<String> problems) {
        switch (fit) {
            case Fit.Fitted<M> fitted
            when fitted.converged() -> {
                return Optional.of(fitted.model());
            }
            case Fit.Fitted<M> fitted ->
                problems.add(what + " cannot be told: the search for the most likely parameters came to no end ("
                        + fitted.ending().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")");
            case Fit.Refused<M>(String reason) -> problems.add(what + " cannot be told: " + reason);
        }
        return Optional.empty();
    }
}
