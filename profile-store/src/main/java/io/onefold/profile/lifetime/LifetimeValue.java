package io.onefold.profile.lifetime;

/** What customers are still worth: purchases to be expected by one model times their amount by the other, as of now. */
public record LifetimeValue(BgNbd purchasing, GammaGamma spending, Horizon horizon) {
    /**
     * The customer's residual value over the horizon's N periods of length L, discounted at rate d to now, each period's money
     * at the period's end; what he spent up to now is not in it:
     *
     * <pre>
     * margin * E[amount] * sum over k from 1 to N of (Y(k L) - Y((k - 1) L)) / (1 + d)^k
     * </pre>
     *
     * Y is {@link BgNbd#expectedPurchases}, E[amount] is {@link GammaGamma#expectedAmount}. In the amounts' currency.
     *
     * @throws IllegalArgumentException where the horizon is longer than {@link BgNbd#expectedPurchases} can see
     */
    public double of(PurchaseHistory purchases, SpendHistory spend) {
        return horizon.margin() * spending.expectedAmount(spend) * discountedPurchases(purchases);
    }

    /** The same sum without margin and amount: how many purchases of today the expected ones are worth. */
    public double discountedPurchases(PurchaseHistory purchases) {
        double sum = 0;
        double before = 0;
        double factor = 1;
        for (int period = 1; period <= horizon.periods(); period++) {
            double until = purchasing.expectedPurchases(purchases, period * horizon.length());
            factor /= 1 + horizon.discountRate();
            sum += (until - before) * factor;
            before = until;
        }
        return sum;
    }
}
