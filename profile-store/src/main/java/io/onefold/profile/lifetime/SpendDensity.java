package io.onefold.profile.lifetime;

import java.util.Map;

/** The density of {@link GammaGamma}, which exists for a q of 1 and below, too. */
record SpendDensity(double p, double q, double gamma) {
    double log(SpendHistory history) {
        return history.purchases() == 0 ? 0 : ofPurchases(history.purchases()) + ofMean(history);
    }

    double log(CustomerGroups<SpendHistory> customers) {
        double sum = 0;
        long purchases = 0;
        double ofPurchases = 0;
        for (Map.Entry<SpendHistory, Long> group : customers.byHistory().entrySet()) {
            SpendHistory history = group.getKey();
            if (history.purchases() == 0) continue;
            if (history.purchases() != purchases) {
                purchases = history.purchases();
                ofPurchases = ofPurchases(purchases);
            }
            sum += group.getValue() * (ofPurchases + ofMean(history));
        }
        return sum;
    }

    private double ofPurchases(long purchases) {
        double shape = p * purchases;
        return q * StrictMath.log(gamma) + shape * StrictMath.log((double) purchases) - LogGamma.ofBeta(shape, q);
    }

    private double ofMean(SpendHistory history) {
        double shape = p * history.purchases();
        return (shape - 1) * StrictMath.log(history.mean())
                - (shape + q) * StrictMath.log(gamma + history.purchases() * history.mean());
    }
}
