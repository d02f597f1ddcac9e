package io.onefold.profile.portrait;

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

    static @Nullable Value averageItemPrice(Subject subject) {
        BigDecimal paid = BigDecimal.ZERO;
        BigDecimal items = BigDecimal.ZERO;
        for (BoughtLine line : subject.lines()) {
            if (!line.isPurchase() || line.line().quantity().signum() <= 0) continue;
            @Nullable BigDecimal rate = rate(line.line().currency(), subject.rules());
            if (rate == null) return null;
            paid = paid.add(line.line().amount().multiply(rate));
            items = items.add(line.line().quantity());
        }
        return items.signum() == 0 ? null : Figures.meanMoney(paid, items);
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
        if (spent.compareTo(tiers.high()) >= 0) return new Value.Text("high");
        return new Value.Text(spent.compareTo(tiers.middle()) >= 0 ? "middle" : "low");
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

    private static @Nullable BigDecimal rate(String currency, PortraitRules rules) {
        return currency.equals(rules.home().currency())
                ? BigDecimal.ONE
                : rules.home().rates().get(currency);
    }
}
