package io.onefold.identity.oracle;

import io.onefold.schemas.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Computes what order lines tell of brands, discounts, costs and shops. */
final class BuyingFold {
    private final PortraitSpec spec;
    private final Function<PurchaseFold.Line, LocalDate> day;
    private final Predicate<LocalDate> isOfLastYear;
    private final List<PurchaseFold.Line> lines;
    private final List<PurchaseFold.Line> bought;

    BuyingFold(
            PortraitSpec spec,
            Collection<PurchaseFold.Line> lines,
            Function<PurchaseFold.Line, LocalDate> day,
            Predicate<LocalDate> isOfLastYear) {
        this.spec = spec;
        this.day = day;
        this.isOfLastYear = isOfLastYear;
        this.lines = List.copyOf(lines);
        this.bought = lines.stream()
                .filter(line -> line.latest().amount().signum() == 1)
                .toList();
    }

    void tell(Map<String, Value> told) {
        band(told);
        if (!bought.isEmpty())
            told.put("discount_affinity", share(BigDecimal.valueOf(discounted()), BigDecimal.valueOf(bought.size())));
        margins(told);
        stores(told);
    }

    private long discounted() {
        return bought.stream()
                .map(line -> line.latest().discount())
                .filter(discount -> discount != null && discount.compareTo(BigDecimal.ZERO) > 0)
                .count();
    }

    private void band(Map<String, Value> told) {
        List<PurchaseFold.Line> items = bought.stream()
                .filter(line -> line.latest().quantity().signum() > 0)
                .toList();
        if (items.isEmpty() || !haveRates(items)) return;
        BigDecimal paid = sum(items, line -> line.latest().amount().multiply(rate(line)));
        BigDecimal pieces = sum(items, line -> line.latest().quantity());
        boolean isHigh = paid.subtract(pieces.multiply(spec.highPrice())).signum() >= 0;
        boolean isMiddle = paid.subtract(pieces.multiply(spec.middlePrice())).signum() >= 0;
        told.put("price_band", new Value.Text(isHigh ? "high" : isMiddle ? "middle" : "low"));
    }

    private void margins(Map<String, Value> told) {
        List<PurchaseFold.Line> costed =
                lines.stream().filter(line -> line.latest().cost() != null).toList();
        if (costed.isEmpty() || !haveRates(costed)) return;
        List<PurchaseFold.Line> ofYear = costed.stream()
                .filter(line -> isOfLastYear.test(day.apply(line)))
                .toList();
        BigDecimal paid = sum(costed, line -> line.latest().amount().multiply(rate(line)));
        told.put("margin_total", money(margin(costed)));
        told.put("margin_365d", money(margin(ofYear)));
        if (paid.signum() > 0) told.put("margin_rate", share(margin(costed), paid));
    }

    private BigDecimal margin(List<PurchaseFold.Line> costed) {
        return sum(costed, line -> {
            BigDecimal cost = line.latest().cost();
            if (cost == null) throw new IllegalArgumentException("a line without a cost");
            return line.latest().amount().multiply(rate(line)).subtract(cost.multiply(rate(line)));
        });
    }

    private void stores(Map<String, Value> told) {
        List<PurchaseFold.Line> inShops =
                bought.stream().filter(line -> !line.store().isEmpty()).toList();
        Map<String, Set<LocalDate>> days = inShops.stream()
                .collect(Collectors.groupingBy(PurchaseFold.Line::store, Collectors.mapping(day, Collectors.toSet())));
        days.keySet().stream()
                .sorted(Comparator.comparingInt(
                                (String store) -> -daysOf(days, store).size())
                        .thenComparingLong(store -> -lastDay(daysOf(days, store)))
                        .thenComparing(store -> store))
                .findFirst()
                .ifPresent(store -> told.put("home_store", new Value.Text(store)));
        long latest =
                inShops.stream().mapToLong(PurchaseFold.Line::firstAt).max().orElse(Long.MIN_VALUE);
        inShops.stream()
                .filter(line -> line.firstAt() == latest)
                .map(PurchaseFold.Line::store)
                .sorted()
                .findFirst()
                .ifPresent(store -> told.put("last_store", new Value.Text(store)));
    }

    private static Set<LocalDate> daysOf(Map<String, Set<LocalDate>> days, String store) {
        return days.getOrDefault(store, Set.of());
    }

    private static long lastDay(Set<LocalDate> days) {
        return days.stream().mapToLong(LocalDate::toEpochDay).max().orElseThrow();
    }

    private boolean haveRates(List<PurchaseFold.Line> some) {
        return some.stream()
                .map(line -> line.latest().currency())
                .allMatch(currency ->
                        currency.equals(spec.homeCurrency()) || spec.rates().containsKey(currency));
    }

    private BigDecimal rate(PurchaseFold.Line line) {
        String currency = line.latest().currency();
        return currency.equals(spec.homeCurrency())
                ? BigDecimal.ONE
                : spec.rates().getOrDefault(currency, BigDecimal.ZERO);
    }

    private static BigDecimal sum(List<PurchaseFold.Line> some, Function<PurchaseFold.Line, BigDecimal> of) {
        return some.stream().map(of).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Value money(BigDecimal amount) {
        return new Value.Real(amount.setScale(2, RoundingMode.HALF_EVEN).doubleValue());
    }

    private static Value share(BigDecimal part, BigDecimal whole) {
        return new Value.Real(part.divide(whole, 4, RoundingMode.HALF_EVEN).doubleValue());
    }
}
