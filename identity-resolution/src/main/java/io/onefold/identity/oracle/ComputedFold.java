package io.onefold.identity.oracle;

import io.onefold.schemas.Population;
import io.onefold.schemas.UnifiedProfile.Activity;
import io.onefold.schemas.UnifiedProfile.LatestAnswer;
import io.onefold.schemas.UnifiedProfile.Service;
import io.onefold.schemas.UnifiedProfile.Trait;
import io.onefold.schemas.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Computes traits, one after the other as docs/definition.md lists them. */
final class ComputedFold {
    private final PortraitSpec spec;
    private final ZoneId zone;
    private final LocalDate today;
    private final @Nullable Population population;

    ComputedFold(PortraitSpec spec, ZoneId zone, long asOf, @Nullable Population population) {
        this.spec = spec;
        this.zone = zone;
        this.today = date(asOf);
        this.population = population;
    }

    /** What a profile says beside them. */
    record Known(
            List<Message> messages,
            SortedMap<String, Trait> traits,
            Activity activity,
            Collection<PurchaseFold.Line> lines,
            ServiceFold service) {}

    SortedMap<String, Value> of(Known known) {
        SortedMap<String, Value> told = new TreeMap<>();
        loyalty(known, told);
        List<LocalDate> bought = known.lines().stream()
                .filter(ComputedFold::isPurchase)
                .map(this::day)
                .distinct()
                .sorted()
                .toList();
        purchases(bought, told);
        spend(known.lines(), told);
        new BuyingFold(spec, known.lines(), this::day, day -> isWithin(day, 365)).tell(told);
        declared(known, told);
        outlook(known.lines(), bought, told);
        likes(known, told);
        calls(known.messages(), told);
        feelings(known.service().service(), told);
        known.service().openSince().ifPresent(since -> told.put("open_complaint_since", text(date(since))));
        told.keySet().removeIf(name -> spec.off().contains(name.replaceAll("\\..*", "")));
        return told;
    }

    private void declared(Known known, Map<String, Value> told) {
        DeclaredFold declared = new DeclaredFold(spec.names(), known.traits());
        declared.tell(told);
        boolean isKnown =
                known.lines().stream().allMatch(line -> hasRate(line.latest().currency()));
        if (isKnown && !known.lines().isEmpty()) declared.shareOfWallet(sum(known.lines(), 365, this::inHome), told);
    }

    private void outlook(Collection<PurchaseFold.Line> lines, List<LocalDate> bought, Map<String, Value> told) {
        if (population == null) return;
        boolean isKnown = population.currency().equals(spec.homeCurrency())
                && lines.stream().allMatch(line -> hasRate(line.latest().currency()));
        boolean isPaidKnown = population.currency().equals(spec.homeCurrency())
                && lines.stream()
                        .filter(line -> isPurchase(line) && !day(line).isAfter(today))
                        .allMatch(line -> hasRate(line.latest().currency()));
        BigDecimal paid = !isPaidKnown
                ? null
                : lines.stream()
                        .filter(line -> isPurchase(line) && !day(line).isAfter(today))
                        .map(this::inHome)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal spend = !isKnown ? null : lines.stream().map(this::inHome).reduce(BigDecimal.ZERO, BigDecimal::add);
        new OutlookFold(population, today).tell(bought, spend, paid, told);
    }

    private void calls(List<Message> messages, Map<String, Value> told) {
        for (int days : List.of(30, 90)) {
            long count = messages.stream()
                    .filter(each -> each.touchpoint().details().call() != null)
                    .filter(each -> isWithin(date(each.touchpoint().occurredAt()), days))
                    .count();
            told.put("calls_" + days + "d", new Value.Whole(count));
        }
    }

    private void loyalty(Known known, Map<String, Value> into) {
        LocalDate since = date(known.activity().firstAt());
        into.put("customer_since", text(since));
        into.put("tenure_days", new Value.Whole(ChronoUnit.DAYS.between(since, today)));
        into.put("next_anniversary", text(returns(since)));
        countdown("days_to_anniversary", returns(since), into);
        String told = birthdayText(known.traits());
        Optional<LocalDate> day = birthday(told);
        if (day.isEmpty()) return;
        into.put("next_birthday", text(returns(day.get())));
        countdown("days_to_birthday", returns(day.get()), into);
        Value age = age(known.traits());
        if (age != null) into.put("age", age);
    }

    /** Null where it cannot be told; also of somebody of whom it is not wanted. */
    @Nullable
    Value age(SortedMap<String, Trait> traits) {
        String told = birthdayText(traits);
        Optional<LocalDate> day = birthday(told);
        if (day.isEmpty() || told.startsWith("--") || day.get().isAfter(today)) return null;
        int age = 0;
        while (!day.get().plusYears(age + 1L).isAfter(today)) age++;
        return new Value.Whole(age);
    }

    private String birthdayText(SortedMap<String, Trait> traits) {
        Trait trait = traits.get(spec.names().birthday());
        return trait != null && trait.value() instanceof Value.Text(String text) ? text : "";
    }

    private static Optional<LocalDate> birthday(String told) {
        try {
            if (told.startsWith("--")) return Optional.of(MonthDay.parse(told).atYear(2000));
            return told.length() < 10 ? Optional.empty() : Optional.of(LocalDate.parse(told.substring(0, 10)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Today or the next day on which it returns. */
    private LocalDate returns(LocalDate date) {
        LocalDate thisYear = date.withYear(today.getYear());
        return thisYear.isBefore(today) ? date.withYear(today.getYear() + 1) : thisYear;
    }

    private void countdown(String name, LocalDate to, Map<String, Value> told) {
        long days = ChronoUnit.DAYS.between(today, to);
        if (days <= 30) told.put(name, new Value.Whole(days));
    }

    private void purchases(List<LocalDate> bought, Map<String, Value> told) {
        told.put("purchase_days", new Value.Whole(bought.size()));
        told.put("life_cycle", new Value.Text(stage(bought)));
        if (bought.isEmpty()) return;
        told.put("repeat_rate", share(bought.size() - 1, bought.size()));
        told.put("first_purchase_on", text(bought.getFirst()));
        told.put("last_purchase_on", text(bought.getLast()));
        told.put("days_since_purchase", new Value.Whole(ChronoUnit.DAYS.between(bought.getLast(), today)));
    }

    private String stage(List<LocalDate> bought) {
        if (bought.isEmpty()) return "prospect";
        long gap = ChronoUnit.DAYS.between(bought.getLast(), today);
        if (gap > spec.lapsedAfter()) return "lapsed";
        if (gap > spec.atRiskAfter()) return "at_risk";
        if (bought.size() == 1) return "first_purchase";
        long before = ChronoUnit.DAYS.between(bought.get(bought.size() - 2), bought.getLast());
        if (before > spec.lapsedAfter()) return "won_back";
        long year = bought.stream().filter(day -> isWithin(day, 365)).count();
        return year >= spec.loyalFrom() ? "loyal" : "active";
    }

    private void spend(Collection<PurchaseFold.Line> lines, Map<String, Value> told) {
        if (lines.isEmpty()) return;
        Map<String, Integer> windows =
                Map.of("spend_30d", 30, "spend_90d", 90, "spend_365d", 365, "spend_total", Integer.MAX_VALUE);
        Set<String> currencies =
                lines.stream().map(line -> line.latest().currency()).collect(Collectors.toSet());
        boolean isKnown = currencies.stream().allMatch(this::hasRate);
        windows.forEach((name, days) -> {
            for (String currency : currencies)
                told.put(
                        name + "." + currency,
                        money(sum(
                                lines,
                                days,
                                line -> line.latest().currency().equals(currency)
                                        ? line.latest().amount()
                                        : BigDecimal.ZERO)));
            if (isKnown) told.put(name, money(sum(lines, days, this::inHome)));
        });
        long refunds = lines.stream()
                .filter(line -> line.latest().amount().signum() < 0)
                .count();
        told.put("refund_rate", share(refunds, lines.size()));
        if (isKnown) worth(lines, told);
        prices(lines, told);
    }

    private void worth(Collection<PurchaseFold.Line> lines, Map<String, Value> told) {
        long orders = lines.stream()
                .map(line -> List.of(line.source(), line.orderId()))
                .distinct()
                .count();
        told.put("average_basket", mean(sum(lines, Integer.MAX_VALUE, this::inHome), BigDecimal.valueOf(orders)));
        BigDecimal year = sum(lines, 365, this::inHome);
        boolean isHigh = year.compareTo(spec.high()) >= 0;
        boolean isMiddle = year.compareTo(spec.middle()) >= 0;
        told.put("value_tier", new Value.Text(isHigh ? "high" : isMiddle ? "middle" : "low"));
    }

    private void prices(Collection<PurchaseFold.Line> lines, Map<String, Value> told) {
        List<PurchaseFold.Line> items = lines.stream()
                .filter(line -> isPurchase(line) && line.latest().quantity().signum() > 0)
                .toList();
        if (items.isEmpty()
                || !items.stream().allMatch(line -> hasRate(line.latest().currency()))) return;
        BigDecimal count =
                items.stream().map(line -> line.latest().quantity()).reduce(BigDecimal.ZERO, BigDecimal::add);
        told.put("average_item_price", mean(sum(items, Integer.MAX_VALUE, this::inHome), count));
    }

    private BigDecimal sum(
            Collection<PurchaseFold.Line> lines, int days, Function<PurchaseFold.Line, BigDecimal> amount) {
        return lines.stream()
                .filter(line -> days == Integer.MAX_VALUE || isWithin(day(line), days))
                .map(amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private boolean hasRate(String currency) {
        return currency.equals(spec.homeCurrency()) || spec.rates().containsKey(currency);
    }

    private BigDecimal inHome(PurchaseFold.Line line) {
        if (line.latest().currency().equals(spec.homeCurrency()))
            return line.latest().amount();
        BigDecimal rate = spec.rates().get(line.latest().currency());
        if (rate == null)
            throw new IllegalArgumentException("no rate of " + line.latest().currency());
        return line.latest().amount().multiply(rate);
    }

    private void likes(Known known, Map<String, Value> told) {
        List<PurchaseFold.Line> bought =
                known.lines().stream().filter(ComputedFold::isPurchase).toList();
        top(
                "top_categories",
                bought.stream().map(line -> line.latest().category()).toList(),
                told);
        top("top_products", bought.stream().map(line -> line.latest().product()).toList(), told);
        top("top_brands", bought.stream().map(line -> line.latest().brand()).toList(), told);
        List<Message> messages = known.messages();
        mostFrequent(messages.stream()
                        .map(each -> each.touchpoint().channel().label())
                        .toList())
                .stream()
                .findFirst()
                .ifPresent(channel -> told.put("favourite_channel", new Value.Text(channel)));
        mostFrequent(messages.stream()
                        .map(each -> Instant.ofEpochMilli(each.touchpoint().occurredAt())
                                .atZone(zone)
                                .getHour())
                        .toList())
                .stream()
                .findFirst()
                .ifPresent(hour -> told.put("favourite_hour", new Value.Whole(hour)));
        mostFrequent(messages.stream()
                        .map(each -> date(each.touchpoint().occurredAt()))
                        .filter(day -> isWithin(day, 365))
                        .map(LocalDate::getDayOfWeek)
                        .toList())
                .stream()
                .findFirst()
                .ifPresent(day -> told.put(
                        "favourite_weekday", new Value.Text(day.toString().toLowerCase(Locale.ROOT))));
    }

    private static void top(String name, List<String> all, Map<String, Value> told) {
        List<String> names =
                mostFrequent(all.stream().filter(each -> !each.isEmpty()).toList());
        if (!names.isEmpty())
            told.put(name, new Value.Texts(names.stream().limit(5).toList()));
    }

    /** By count descending, then in their own order. */
    private static <T extends Comparable<? super T>> List<T> mostFrequent(List<T> all) {
        Map<T, Long> counts = new TreeMap<>();
        for (T each : all) counts.merge(each, 1L, Long::sum);
        return counts.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<T, Long> count) -> -count.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static void feelings(Service service, Map<String, Value> told) {
        service.answers().stream()
                .filter(answer -> answer.kind().equals("nps"))
                .findFirst()
                .map(LatestAnswer::score)
                .ifPresent(score -> told.put(
                        "nps_class", new Value.Text(score > 8 ? "promoter" : score > 6 ? "passive" : "detractor")));
        List<BigDecimal> csat = service.answers().stream()
                .filter(answer -> answer.kind().equals("csat"))
                .map(answer -> BigDecimal.valueOf(answer.score()))
                .toList();
        if (csat.isEmpty()) return;
        BigDecimal sum = csat.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        told.put("csat", mean(sum, BigDecimal.valueOf(csat.size())));
    }

    private static boolean isPurchase(PurchaseFold.Line line) {
        return line.latest().amount().signum() > 0;
    }

    private LocalDate day(PurchaseFold.Line line) {
        return date(line.firstAt());
    }

    private LocalDate date(long at) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(at), zone);
    }

    private boolean isWithin(LocalDate day, int days) {
        return !day.isAfter(today) && day.isAfter(today.minusDays(days));
    }

    private static Value text(LocalDate date) {
        return new Value.Text(date.toString());
    }

    private static Value money(BigDecimal amount) {
        return new Value.Real(amount.setScale(2, RoundingMode.HALF_EVEN).doubleValue());
    }

    private static Value mean(BigDecimal sum, BigDecimal count) {
        return new Value.Real(sum.divide(count, 2, RoundingMode.HALF_EVEN).doubleValue());
    }

    private static Value share(long part, long whole) {
        return new Value.Real(BigDecimal.valueOf(part)
                .divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_EVEN)
                .doubleValue());
    }
}
