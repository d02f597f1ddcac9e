package io.onefold.profile.lifetime;

import java.util.Comparator;

/**
 * What a customer spent, as the gamma-gamma model sees it. The literature leaves each customer's first purchase out, as
 * BG/NBD does; whatever is chosen, it is the same for all.
 *
 * @param purchases how many purchases the mean is of
 * @param mean amount of a purchase on average, in one currency for all customers; above 0, but 0 without purchases
 */
public record SpendHistory(long purchases, double mean) implements History<SpendHistory> {
    /** Of a customer of whom no purchase is known. */
    public static final SpendHistory NONE = new SpendHistory(0, 0);

    private static final double FINEST_STEP = 0.001;
    private static final Comparator<SpendHistory> ORDER =
            Comparator.comparingLong(SpendHistory::purchases).thenComparingDouble(SpendHistory::mean);

    /** @throws IllegalArgumentException where there are purchases and no spend, or the other way round */
    public SpendHistory {
        mean += 0.0;
        if (purchases < 0) throw new IllegalArgumentException("purchases " + purchases + " are below 0");
        if (!(mean >= 0 && mean < Double.POSITIVE_INFINITY) || purchases == 0 != (mean == 0))
            throw new IllegalArgumentException("a mean of " + mean + " does not go with " + purchases + " purchases");
    }

    /** With the mean rounded by 0.1 %, 0.3 %, 0.9 % …, small and large ones alike. */
    @Override
    public SpendHistory rounded(int level) {
        if (purchases == 0) return this;
        double finest = Math.floor(StrictMath.log(mean) / FINEST_STEP + 0.5);
        double step = StrictMath.pow(3, level - 1);
        return new SpendHistory(purchases, StrictMath.exp(Math.floor(finest / step + 0.5) * step * FINEST_STEP));
    }

    @Override
    public int compareTo(SpendHistory other) {
        return ORDER.compare(this, other);
    }
}
