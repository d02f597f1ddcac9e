package io.onefold.profile.lifetime;

import io.onefold.profile.lifetime.Fit.Fitted;
import io.onefold.profile.lifetime.Fit.Refused;
import io.onefold.profile.lifetime.MaximumLikelihood.Estimate;
import java.util.List;
import java.util.Map;

/** Fits {@link GammaGamma}. */
final class SpendFit {
    private static final int FEWEST_CUSTOMERS = PurchaseFit.FEWEST_CUSTOMERS;
    private static final int PARAMETERS = 3;

    private SpendFit() {}

    static Fit<GammaGamma> of(CustomerGroups<SpendHistory> customers) {
        long count = 0;
        int histories = 0;
        double means = 0;
        for (Map.Entry<SpendHistory, Long> group : customers.byHistory().entrySet()) {
            if (group.getKey().purchases() == 0) continue;
            histories++;
            count += group.getValue();
            means += group.getValue() * group.getKey().mean();
        }
        if (count < FEWEST_CUSTOMERS)
            return new Refused<>("there are " + count + " customers with purchases, and fewer than " + FEWEST_CUSTOMERS
                    + " do not tell how much customers spend");
        if (histories <= PARAMETERS)
            return new Refused<>("the " + count + " customers with purchases have only " + histories
                    + " different histories, too few to tell " + PARAMETERS + " parameters");
        return fitted(customers, count, means / count);
    }

    private static Fit<GammaGamma> fitted(CustomerGroups<SpendHistory> customers, long count, double scale) {
        Estimate estimate =
                MaximumLikelihood.of(parameters -> density(parameters, scale).log(customers) / count, PARAMETERS);
        SpendDensity density = density(estimate.parameters(), scale);
        if (density.q() <= 1)
            return new Refused<>("a few customers spend so much more than all others that no mean over them exists (q "
                    + density.q() + " is not above 1)");
        GammaGamma model = new GammaGamma(density.p(), density.q(), density.gamma());
        return new Fitted<>(model, density.log(customers), estimate.iterations(), estimate.ending());
    }

    private static SpendDensity density(List<Double> parameters, double scale) {
        return new SpendDensity(parameters.get(0), parameters.get(1), parameters.get(2) * scale);
    }
}
