package io.onefold.profile.lifetime;

import io.onefold.profile.lifetime.Fit.Fitted;
import io.onefold.profile.lifetime.Fit.Refused;
import io.onefold.profile.lifetime.MaximumLikelihood.Estimate;
import java.util.List;

/** Fits {@link BgNbd}. */
final class PurchaseFit {
    static final int FEWEST_CUSTOMERS = 100;
    private static final int PARAMETERS = 4;
    /** Times are scaled so that the longest age is this, for which a search that begins at 1 is well prepared. */
    private static final double LONGEST_AGE = 10;

    private PurchaseFit() {}

    static Fit<BgNbd> of(CustomerGroups<PurchaseHistory> customers) {
        long count = customers.customers();
        if (count < FEWEST_CUSTOMERS)
            return new Refused<>("there are " + count + " customers, and fewer than " + FEWEST_CUSTOMERS
                    + " do not tell how customers buy");
        if (customers.byHistory().lastKey().frequency() == 0)
            return new Refused<>("none of the " + count + " customers has bought again");
        int histories = customers.byHistory().size();
        if (histories <= PARAMETERS)
            return new Refused<>("the " + count + " customers have only " + histories
                    + " different histories, too few to tell " + PARAMETERS + " parameters");
        return fitted(customers, count);
    }

    private static Fit<BgNbd> fitted(CustomerGroups<PurchaseHistory> customers, long count) {
        double longest = 0;
        for (PurchaseHistory history : customers.byHistory().keySet()) longest = Math.max(longest, history.age());
        double scale = longest / LONGEST_AGE;

        Estimate estimate = MaximumLikelihood.of(
                parameters -> model(parameters, scale).logLikelihood(customers) / count, PARAMETERS);
        BgNbd model = model(estimate.parameters(), scale);
        return new Fitted<>(model, model.logLikelihood(customers), estimate.iterations(), estimate.ending());
    }

    private static BgNbd model(List<Double> parameters, double scale) {
        return new BgNbd(parameters.get(0), parameters.get(1) * scale, parameters.get(2), parameters.get(3));
    }
}
