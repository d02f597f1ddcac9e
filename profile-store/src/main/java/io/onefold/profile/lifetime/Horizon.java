package io.onefold.profile.lifetime;

/**
 * How far ahead a value looks, and what later money is worth now.
 *
 * @param periods how many
 * @param length of each, in the purchase histories' unit of time
 * @param discountRate per period: 0.01 for one percent
 * @param margin share of the amounts that is counted, such as 0.3 of a turnover; 1 for the amounts themselves
 */
public record Horizon(int periods, double length, double discountRate, double margin) {
    /** @throws IllegalArgumentException where there is no period, or a number is out of its range */
    public Horizon {
        if (periods < 1) throw new IllegalArgumentException("periods " + periods + " is below 1");
        Parameters.check("length", length);
        Parameters.check("margin", margin);
        if (!(discountRate >= 0 && discountRate < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("discount rate " + discountRate + " is not a number of 0 or more");
    }
}
