package io.onefold.profile.portrait;

import io.onefold.profile.portrait.PortraitRules.PriceBands;
import io.onefold.profile.portrait.PortraitRules.ValueTiers;
import io.onefold.schemas.Value;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a customer is worth. Amounts are in the home currency; without a rate for one of the currencies nothing is told. */
final class Worth {
    private Worth() {}

    private record OrderName(String source, String orderId) {}

    static @Nullable Value averageBasket(Subject subject) {
        Set<OrderName> orders = new HashSet<>();
        for (BoughtLine line : subject.lines()) orders.add(new OrderName(line.source(), line.orderId()));
        @Nullable BigDecimal total = home(subject, MoneySums::total);
        return total == null ? null : Figures.meanMoney(total, BigDecimal.valueOf(orders.size()));
    }

    /** What was paid for how many pieces, in the home currency. */
    private record Pieces(BigDecimal paid, BigDecimal count) {}

    static @Nullable Value averageItemPrice(Subject subject) {
        @Nullable Pieces pieces = pieces(subject);
        return pieces == null ? null : Figures.meanMoney(pieces.paid(), pieces.count());
    }

    static @Nullable Value priceBand(Subject subject) {
        @Nullable Pieces pieces = pieces(subject);
        if (pieces == null) return null;
        PriceBands bands = subject.rules().bands();
        return band(
                pieces.paid(),
                bands.high().multiply(pieces.count()),
                bands.middle().multiply(pieces.count()));
    }

    private static @Nullable Pieces pieces(Subject subject) {
        BigDecimal paid = BigDecimal.ZERO;
        BigDecimal count = BigDecimal.ZERO;
        for (BoughtLine line : subject.lines()) {
            if (!line.isPurchase() || line.line().quantity().signum() <= 0) continue;
            @Nullable BigDecimal rate = rate(line.line().currency(), subject.rules());
            if (rate == null) return null;
            paid = paid.add(line.line().amount().multiply(rate));
            count = count.add(line.line().quantity());
        }
        return count.signum() == 0 ? null : new Pieces(paid, count);
    }

    static @Nullable Value discountAffinity(Subject subject) {
        long purchases = 0;
        long discounted = 0;
        for (BoughtLine line : subject.lines()) {
            if (!line.isPurchase()) continue;
            purchases++;
            @Nullable BigDecimal discount = line.line().discount();
            if (discount != null && discount.signum() > 0) discounted++;
        }
        return purchases == 0 ? null : Figures.share(discounted, purchases);
    }

    /** Of what a person says to spend in a year, at whomever's, the part that is ours. */
    static @Nullable Value shareOfWallet(Subject subject) {
        @Nullable
        BigDecimal declared = Declared.number(subject, subject.rules().names().yearlySpend());
        if (declared == null || declared.signum() <= 0) return null;
        @Nullable BigDecimal spent = home(subject, sums -> sums.within(365));
        if (spent == null) return null;
        return Figures.share(spent.max(BigDecimal.ZERO).min(declared), declared);
    }

    static @Nullable Value refundRate(Subject subject) {
        long refunds = subject.lines().stream()
                .filter(line -> line.line().amount().signum() < 0)
                .count();
        return subject.lines().isEmpty()
                ? null
                : Figures.share(refunds, subject.lines().size());
    }

    static @Nullable Value tier(Subject subject) {
        @Nullable BigDecimal spent = home(subject, sums -> sums.within(365));
        if (spent == null) return null;
        ValueTiers tiers = subject.rules().tiers();
        return band(spent, tiers.high(), tiers.middle());
    }

    private static Value band(BigDecimal amount, BigDecimal high, BigDecimal middle) {
        if (amount.compareTo(high) >= 0) return new Value.Text("high");
        return new Value.Text(amount.compareTo(middle) >= 0 ? "middle" : "low");
    }

    /** The sum over all currencies; null where there is no order line, or a currency has no rate. */
    static @Nullable BigDecimal home(Subject subject, Function<MoneySums, BigDecimal> part) {
        if (subject.spend().isEmpty()) return null;
        BigDecimal home = BigDecimal.ZERO;
        for (Map.Entry<String, MoneySums> sums : subject.spend().entrySet()) {
            @Nullable BigDecimal rate = rate(sums.getKey(), subject.rules());
            if (rate == null) return null;
            home = home.add(part.apply(sums.getValue()).multiply(rate));
        }
        return home;
    }

    /** What one unit of a currency is worth in the home currency; null where nobody says. */
    static @Nullable BigDecimal rate(String currency, PortraitRules rules) {
        return currency.equals(rules.home().currency())
                ? BigDecimal.ONE
                : rules.home().rates().get(currency);
    }
}
