package io.onefold.profile;

import io.onefold.profile.portrait.BoughtLine;
import io.onefold.profile.portrait.Today;
import io.onefold.schemas.OrderLine;
import io.onefold.schemas.UnifiedProfile.Purchases;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sums order lines, each of which is given once, in its latest version. Not thread-safe. */
final class PurchaseFold {
    private static final int MOST_CATEGORIES = 50;
    private static final Comparator<Map.Entry<String, Long>> LARGEST = Map.Entry.<String, Long>comparingByValue(
                    Comparator.reverseOrder())
            .thenComparing(Map.Entry.comparingByKey());

    private static final Comparator<BoughtLine> BY_DAY = Comparator.comparingLong(BoughtLine::day)
            .thenComparing(BoughtLine::source)
            .thenComparing(BoughtLine::orderId)
            .thenComparing(line -> line.line().lineId());

    private final Set<OrderId> orders = new HashSet<>();
    private final SortedMap<String, BigDecimal> spend = new TreeMap<>();
    private final SortedMap<String, BigDecimal> refunds = new TreeMap<>();
    private final Map<String, Long> categories = new HashMap<>();
    private final List<BoughtLine> lines = new ArrayList<>();
    private final Today today;
    private long firstAt = Long.MAX_VALUE;
    private long lastAt = Long.MIN_VALUE;

    PurchaseFold(Today today) {
        this.today = today;
    }

    private record OrderId(String source, String orderId) {}

    void add(EntryKey.OrderLineKey key, Entry.OrderLineEntry entry) {
        OrderLine line = entry.line();
        orders.add(new OrderId(key.source(), key.orderId()));
        long day = today.dayOf(entry.firstAt());
        lines.add(new BoughtLine(key.source(), key.orderId(), entry.store(), entry.firstAt(), day, line));
        firstAt = Math.min(firstAt, entry.firstAt());
        lastAt = Math.max(lastAt, entry.firstAt());
        spend.merge(line.currency(), line.amount(), BigDecimal::add);
        if (line.amount().signum() < 0)
            refunds.merge(line.currency(), line.amount().negate(), BigDecimal::add);
        if (!line.category().isEmpty()) categories.merge(line.category(), 1L, Long::sum);
    }

    Purchases published() {
        spend.replaceAll((currency, sum) -> CanonicalText.exact(sum));
        refunds.replaceAll((currency, sum) -> CanonicalText.exact(sum));
        SortedMap<String, Long> largest = new TreeMap<>();
        categories.entrySet().stream()
                .sorted(LARGEST)
                .limit(MOST_CATEGORIES)
                .forEach(category -> largest.put(category.getKey(), category.getValue()));
        return new Purchases(
                orders.size(),
                lines.size(),
                lines.isEmpty() ? 0 : firstAt,
                lines.isEmpty() ? 0 : lastAt,
                spend,
                refunds,
                largest);
    }

    /** By day, source, order and line, whatever order they came in. */
    List<BoughtLine> lines() {
        lines.sort(BY_DAY);
        return lines;
    }
}
