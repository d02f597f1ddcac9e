package io.onefold.profile.lifetime;

import java.util.Map;

/**
 * The BG/NBD model of Fader, Hardie and Lee: "Counting Your Customers" the Easy Way, Marketing Science 24 (2005). A customer
 * buys at random at a rate of his own, and after each repeat purchase leaves for good with a probability of his own. Rates
 * are gamma distributed over the customers, probabilities beta distributed.
 *
 * @param r shape of the rates' distribution
 * @param alpha its inverse scale, in the histories' unit of time: the mean rate is r / alpha per unit
 * @param a of the distribution of the probability to leave, whose mean is a / (a + b)
 * @param b of the same
 */
public record BgNbd(double r, double alpha, double a, double b) {
    /** @throws IllegalArgumentException where a parameter is not a number above 0 */
    public BgNbd {
        Parameters.check("r", r);
        Parameters.check("alpha", alpha);
        Parameters.check("a", a);
        Parameters.check("b", b);
    }

    /** The most likely parameters, in the histories' unit of time; {@link Fit} says what is promised. */
    public static Fit<BgNbd> fit(CustomerGroups<PurchaseHistory> customers) {
        return PurchaseFit.of(customers);
    }

    /** Logarithm of how likely the history is, in the numerically stable form of the authors' note of 2013. */
    public double logLikelihood(PurchaseHistory history) {
        return ofFrequency(history.frequency()) + ofTimes(history);
    }

    /** Sum over all customers. */
    public double logLikelihood(CustomerGroups<PurchaseHistory> customers) {
        double sum = 0;
        long frequency = -1;
        double ofFrequency = 0;
        for (Map.Entry<PurchaseHistory, Long> group : customers.byHistory().entrySet()) {
            PurchaseHistory history = group.getKey();
            // Groups come by frequency, and this part costs most.
            if (history.frequency() != frequency) {
                frequency = history.frequency();
                ofFrequency = ofFrequency(frequency);
            }
            sum += group.getValue() * (ofFrequency + ofTimes(history));
        }
        return sum;
    }

    /**
     * How probable it is that the customer has not left, from 0 to 1. It is 1 without a repeat purchase: the model lets
     * nobody leave before.
     */
    public double probabilityAlive(PurchaseHistory history) {
        if (history.frequency() == 0) return 1;
        return 1 / (1 + StrictMath.exp(logLeft(history) - logStayed(history)));
    }

    /**
     * Repeat purchases to be expected of the customer from now until the horizon has passed, whether or not he has left.
     *
     * @param horizon in the histories' unit, 0 or more
     * @throws IllegalArgumentException beyond 10,000 times alpha and age together, or where more than a million purchases were
     *     to be expected of a customer who stays: nothing is known so far ahead
     */
    public double expectedPurchases(PurchaseHistory history, double horizon) {
        PurchaseSeries series =
                new PurchaseSeries(r + history.frequency(), alpha + history.age(), a, b + history.frequency());
        return probabilityAlive(history) * series.untilLeaving(horizon);
    }

    /** Repeat purchases to be expected of a customer between his first purchase and the horizon; bounds as above. */
    public double expectedPurchases(double horizon) {
        return expectedPurchases(PurchaseHistory.NEW, horizon);
    }

    private double ofFrequency(long frequency) {
        return LogGamma.of(r + frequency)
                - LogGamma.of(r)
                + r * StrictMath.log(alpha)
                + LogGamma.ofBeta(a, b + frequency)
                - LogGamma.ofBeta(a, b);
    }

    private double ofTimes(PurchaseHistory history) {
        double stayed = logStayed(history);
        if (history.frequency() == 0) return stayed;
        double left = logLeft(history);
        return Math.max(stayed, left) + StrictMath.log1p(StrictMath.exp(-Math.abs(stayed - left)));
    }

    private double logStayed(PurchaseHistory history) {
        return -(r + history.frequency()) * StrictMath.log(alpha + history.age());
    }

    private double logLeft(PurchaseHistory history) {
        return StrictMath.log(a / (b + history.frequency() - 1))
                - (r + history.frequency()) * StrictMath.log(alpha + history.recency());
    }
}
