package io.onefold.profile.lifetime;

/**
 * The gamma-gamma model of Fader and Hardie: The Gamma-Gamma Model of Monetary Value (2013). The amounts of a customer's
 * purchases scatter around a mean of his own, gamma distributed, and so do the scales of the customers. How much
 * somebody spends on a purchase has nothing to do with how often he buys.
 *
 * @param p shape of a customer's amounts
 * @param q shape of the distribution over the customers; above 1, else no mean over them exists
 * @param gamma its inverse scale, in the amounts' currency: the mean over all customers is p gamma / (q - 1)
 */
public record GammaGamma(double p, double q, double gamma) {
    /** @throws IllegalArgumentException where a parameter is not a number above 0, or q is not above 1 */
    public GammaGamma {
        Parameters.check("p", p);
        Parameters.check("q", q);
        Parameters.check("gamma", gamma);
        if (q <= 1) throw new IllegalArgumentException("q " + q + " is not above 1, so that no mean exists");
    }

    /** The most likely parameters, in the amounts' currency; customers without purchases say nothing of them. */
    public static Fit<GammaGamma> fit(CustomerGroups<SpendHistory> customers) {
        return SpendFit.of(customers);
    }

    /** Logarithm of the density of the mean among customers with so many purchases; 0 without purchases. */
    public double logLikelihood(SpendHistory history) {
        return new SpendDensity(p, q, gamma).log(history);
    }

    /** Sum over all customers. */
    public double logLikelihood(CustomerGroups<SpendHistory> customers) {
        return new SpendDensity(p, q, gamma).log(customers);
    }

    /** The amount to be expected of a purchase of the customer, between his own mean and that of all customers. */
    public double expectedAmount(SpendHistory history) {
        return p * (gamma + history.purchases() * history.mean()) / (p * history.purchases() + q - 1);
    }
}
