package io.onefold.identity.oracle;

import io.onefold.schemas.Population;
import io.onefold.schemas.Population.Purchasing;
import io.onefold.schemas.Population.Spending;
import io.onefold.schemas.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What depends on all customers: scores, and what is to be expected, by the formulas as Fader, Hardie and Lee (2005) and Fader and Hardie
 * (2013) print them.
 */
record OutlookFold(Population population, LocalDate today) {
    private static final double ENOUGH = 1e-17;

    /**
     * Tells it.
     *
     * @param bought days with a purchase, ascending, each once
     * @param spend in the home currency, null where it cannot be told, or is in another currency than the population's
     * @param paid for purchases until today, the same
     */
    void tell(List<LocalDate> bought, @Nullable BigDecimal spend, @Nullable BigDecimal paid, Map<String, Value> told) {
        List<LocalDate> until =
                bought.stream().filter(day -> !day.isAfter(today)).toList();
        if (until.isEmpty()) return;
        long gap = ChronoUnit.DAYS.between(until.getLast(), today);
        if (!population.recency().isEmpty())
            told.put("rfm_recency", new Value.Whole(5 - below(population.recency(), BigDecimal.valueOf(gap))));
        if (!population.frequency().isEmpty())
            told.put(
                    "rfm_frequency",
                    new Value.Whole(1 + below(population.frequency(), BigDecimal.valueOf(until.size()))));
        if (!population.monetary().isEmpty() && spend != null)
            told.put("rfm_monetary", new Value.Whole(1 + below(population.monetary(), spend)));
        double recency = ChronoUnit.DAYS.between(until.getFirst(), until.getLast()) / 7.0;
        expect(until.size() - 1, recency, recency + Math.floorDiv(gap, 7), paid, told);
    }

    /** How many cuts are less than the value. */
    private static long below(List<BigDecimal> cuts, BigDecimal value) {
        return cuts.stream().filter(cut -> cut.compareTo(value) < 0).count();
    }

    private void expect(int x, double t, double age, @Nullable BigDecimal paid, Map<String, Value> told) {
        Purchasing p = population.purchasing();
        if (p == null) return;
        double left = x == 0 ? 0 : p.a() / (p.b() + x - 1) * Math.pow((p.alpha() + age) / (p.alpha() + t), p.r() + x);
        told.put("churn_probability", rounded(1 - 1 / (1 + left), 4));
        Spending s = population.spending();
        if (s == null || paid == null || paid.signum() <= 0) return;
        int days = x + 1;
        double amount = s.p() * (s.gamma() + paid.doubleValue()) / (s.p() * days + s.q() - 1);
        double value = 0;
        double quarter = population.horizonWeeks() / 4.0;
        double before = 0;
        for (int k = 1; k <= 4; k++) {
            double purchases = purchases(p, x, age, k * quarter) / (1 + left);
            value += (purchases - before) / Math.pow(1 + population.yearlyDiscount(), k * quarter / 52);
            before = purchases;
        }
        told.put("lifetime_value", rounded(amount * value, 2));
    }

    /** Equation (10) of the first article, but for its last denominator. */
    private static double purchases(Purchasing p, int x, double age, double horizon) {
        double until = p.alpha() + age + horizon;
        double bracket = 1
                - Math.pow((p.alpha() + age) / until, p.r() + x)
                        * hypergeometric(p.r() + x, p.b() + x, p.a() + p.b() + x - 1, horizon / until);
        return (p.a() + p.b() + x - 1) / (p.a() - 1) * bracket;
    }

    /** Gauss's series. */
    private static double hypergeometric(double a, double b, double c, double z) {
        double sum = 0;
        double term = 1;
        for (int n = 0; Math.abs(term) > ENOUGH * Math.abs(sum); n++) {
            sum += term;
            term *= (a + n) * (b + n) / (c + n) / (n + 1) * z;
        }
        return sum;
    }

    private static Value rounded(double value, int digits) {
        return new Value.Real(BigDecimal.valueOf(value)
                .setScale(digits, RoundingMode.HALF_EVEN)
                .doubleValue());
    }
}
