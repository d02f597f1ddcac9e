package io.onefold.profile.lifetime;

import java.util.Comparator;

/**
 * When a customer bought, as BG/NBD sees it. Times are in one unit of the caller's choice, days or weeks, and count from
 * the customer's first purchase; all histories of a fit, its model and what is asked of the model have the same unit.
 *
 * @param frequency repeat purchases at distinct times: the first purchase is not among them, and purchases within one
 *     unit of observation, such as a day, count once
 * @param recency when the last repeat purchase was, 0 without one
 * @param age how long the customer has been observed
 */
public record PurchaseHistory(long frequency, double recency, double age) implements History<PurchaseHistory> {
    /** Of a customer whose first purchase is only just made. */
    public static final PurchaseHistory NEW = new PurchaseHistory(0, 0, 0);

    private static final Comparator<PurchaseHistory> ORDER = Comparator.comparingLong(PurchaseHistory::frequency)
            .thenComparingDouble(PurchaseHistory::recency)
            .thenComparingDouble(PurchaseHistory::age);

    /** @throws IllegalArgumentException where the three contradict each other */
    public PurchaseHistory {
        // Zeros of both signs would be two histories.
        recency += 0.0;
        age += 0.0;
        if (frequency < 0) throw new IllegalArgumentException("frequency " + frequency + " is below 0");
        if (!(recency >= 0 && recency <= age && age < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("recency " + recency + " does not lie between 0 and the age " + age);
        if (frequency == 0 != (recency == 0))
            throw new IllegalArgumentException("recency " + recency + " does not go with frequency " + frequency);
    }

    /** With times rounded to 1, 3, 9 … units. A last purchase within half a step of the first one stays after it. */
    @Override
    public PurchaseHistory rounded(int level) {
        double step = StrictMath.pow(3, level - 1);
        if (frequency == 0) return new PurchaseHistory(0, 0, rounded(age, step));
        double middle = step / 4;
        return new PurchaseHistory(
                frequency, Math.max(middle, rounded(recency, step)), Math.max(middle, rounded(age, step)));
    }

    private static double rounded(double time, double step) {
        // Thirds of whole numbers are never halves: no tie, so that rounding twice and at once agree.
        return Math.floor(Math.floor(time + 0.5) / step + 0.5) * step;
    }

    @Override
    public int compareTo(PurchaseHistory other) {
        return ORDER.compare(this, other);
    }
}
