package io.onefold.profile.lifetime;

/**
 * Purchases to be expected of a customer who is there now, by BG/NBD. The published formula has the Gaussian hypergeometric
 * function and a factor 1 / (a - 1), and so loses all digits where a is near 1. Expanded in the number of purchases the customer
 * would make if he never left, which is negative binomial, the same value is a sum without differences:
 *
 * <pre>
 * E = sum over n of P(N = n) S(n),  S(n) = sum over k below n of E[(1 - p)^k]
 * P(N = n) = (1 - z)^R (R)n / n! z^n,  z = t / (A + t)
 * E[(1 - p)^k] = (B)k / (a + B)k
 * </pre>
 *
 * S(n) is what he makes of n: one more for each time that he did not leave after any of those before.
 *
 * @param shape R of the customer's own rate, given what he bought
 * @param inverseScale A of the same
 * @param leaving a of his own probability to leave
 * @param staying B of the same
 */
record PurchaseSeries(double shape, double inverseScale, double leaving, double staying) {
    private static final double LONGEST = 1e4;
    private static final double MOST_PURCHASES = 1e6;
    private static final double PRECISION = 1e-15;
    /** A power of two: dividing by it loses nothing. */
    private static final double HUGE = 0x1p500;

    /** Up to about two million terms at the bounds, tens to hundreds where a horizon is as long as an age. */
    double untilLeaving(double horizon) {
        if (!(horizon >= 0 && horizon <= LONGEST * inverseScale && shape * horizon <= MOST_PURCHASES * inverseScale))
            throw new IllegalArgumentException(
                    "a horizon of " + horizon + " is below 0 or too long to know anything of it");
        double z = horizon / (inverseScale + horizon);
        // In proportion to the probabilities, which may be too small for a double; their sum puts that right.
        double weight = 1;
        double weights = 1;
        double weighted = 0;
        double purchases = 0;
        double stays = 1;
        for (long n = 0; ; n++) {
            double ratio = (shape + n) / (n + 1) * z;
            if (tail(weight, purchases, Math.max(ratio, z)) <= PRECISION * weighted || ratio == 0)
                return weighted / weights;
            weight *= ratio;
            purchases += stays;
            stays *= (staying + n) / (leaving + staying + n);
            weights += weight;
            weighted += weight * purchases;
            if (weights > HUGE) {
                weight /= HUGE;
                weights /= HUGE;
                weighted /= HUGE;
            }
        }
    }

    /** No less than the sum of all terms that follow, if weights shrink by no less than the ratio. */
    private static double tail(double weight, double purchases, double ratio) {
        if (ratio >= 1) return Double.POSITIVE_INFINITY;
        double rest = ratio / (1 - ratio);
        return weight * rest * (purchases + 1 / (1 - ratio));
    }
}
