package io.onefold.schemas;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was learned from all customers together, at one time: an input to each profile, so it is versioned and the greatest version is in
 * force. Names nobody.
 *
 * @param version when it was learned, UTC milliseconds
 * @param customers how many it was learned from
 * @param currency that amounts are in
 * @param recency four cuts of days since the last purchase, ascending; none where there were no customers
 * @param frequency four cuts of days with a purchase
 * @param monetary four cuts of spend
 * @param purchasing how customers buy and leave; null where that could not be told
 * @param spending how much they spend on a day with a purchase; null where that could not be told
 * @param horizonWeeks how far ahead a customer's value looks
 * @param yearlyDiscount at which later money is discounted, such as 0.1
 */
public record Population(
        long version,
        long customers,
        String currency,
        List<BigDecimal> recency,
        List<BigDecimal> frequency,
        List<BigDecimal> monetary,
        @Nullable Purchasing purchasing,
        @Nullable Spending spending,
        int horizonWeeks,
        double yearlyDiscount) {
    private static final int CUTS = 4;

    /** @throws IllegalArgumentException where a scale has neither four cuts nor none */
    public Population {
        recency = cuts(recency);
        frequency = cuts(frequency);
        monetary = cuts(monetary);
    }

    private static List<BigDecimal> cuts(List<BigDecimal> told) {
        if (!told.isEmpty() && told.size() != CUTS)
            throw new IllegalArgumentException(told.size() + " cuts do not make fifths");
        return List.copyOf(told);
    }

    /** Parameters of BG/NBD with weeks as unit of time. */
    public record Purchasing(double r, double alpha, double a, double b) {}

    /** Parameters of the gamma-gamma model. */
    public record Spending(double p, double q, double gamma) {}
}
