package io.onefold.identity.oracle;

import io.onefold.schemas.Order;
import io.onefold.schemas.OrderLine;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.UnifiedProfile.Purchases;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up a profile's order lines, each in its latest version. */
final class PurchaseFold {
    private static final int MOST_CATEGORIES = 50;

    private final Map<LineKey, List<Version>> lines = new HashMap<>();

    private PurchaseFold() {}

    private record LineKey(String source, String orderId, String lineId) {}

    private record OrderKey(String source, String orderId) {}

    private record Version(long at, String messageId, OrderLine line, String store) {
        static final Comparator<Version> ORDER = Comparator.comparingLong(Version::at)
                .thenComparing(Version::messageId)
                .thenComparing(version -> canonical(version.line, version.store));
    }

    /**
     * A line of an order in its latest version.
     *
     * @param firstAt the least time of any version
     * @param store of the latest version; empty for none
     */
    record Line(String source, String orderId, long firstAt, OrderLine latest, String store) {}

    static PurchaseFold of(List<Message> messages) {
        PurchaseFold fold = new PurchaseFold();
        for (Message message : messages) fold.add(message.touchpoint());
        return fold;
    }

    List<Line> lines() {
        List<Line> all = new ArrayList<>();
        lines.forEach((key, versions) -> {
            Version latest = latest(versions);
            all.add(new Line(key.source, key.orderId, firstAt(versions), latest.line, latest.store));
        });
        return all;
    }

    private void add(Touchpoint touchpoint) {
        Order order = touchpoint.details().order();
        if (order == null) return;
        for (OrderLine line : order.lines())
            lines.computeIfAbsent(
                            new LineKey(touchpoint.source(), order.orderId(), line.lineId()), key -> new ArrayList<>(1))
                    .add(new Version(touchpoint.occurredAt(), touchpoint.messageId(), line, order.store()));
    }

    Purchases purchases() {
        Set<OrderKey> orders = new HashSet<>();
        for (LineKey key : lines.keySet()) orders.add(new OrderKey(key.source, key.orderId));
        List<Long> firsts = lines.values().stream().map(PurchaseFold::firstAt).toList();
        List<OrderLine> latest = lines.values().stream()
                .map(PurchaseFold::latest)
                .map(Version::line)
                .toList();
        return new Purchases(
                orders.size(),
                lines.size(),
                firsts.stream().min(Comparator.naturalOrder()).orElse(0L),
                firsts.stream().max(Comparator.naturalOrder()).orElse(0L),
                sums(latest),
                refunds(latest),
                categories(latest));
    }

    private static long firstAt(Collection<Version> versions) {
        return versions.stream().mapToLong(Version::at).min().orElseThrow();
    }

    private static Version latest(Collection<Version> versions) {
        return versions.stream().max(Version.ORDER).orElseThrow();
    }

    private static SortedMap<String, BigDecimal> sums(List<OrderLine> latest) {
        SortedMap<String, BigDecimal> sums = new TreeMap<>();
        for (OrderLine line : latest) sums.merge(line.currency(), line.amount(), BigDecimal::add);
        sums.replaceAll((currency, sum) -> plain(sum));
        return sums;
    }

    private static SortedMap<String, BigDecimal> refunds(List<OrderLine> latest) {
        SortedMap<String, BigDecimal> refunds =
                sums(latest.stream().filter(line -> line.amount().signum() < 0).toList());
        refunds.replaceAll((currency, sum) -> sum.negate());
        return refunds;
    }

    private static SortedMap<String, Long> categories(List<OrderLine> latest) {
        SortedMap<String, Long> counts = new TreeMap<>();
        for (OrderLine line : latest) if (!line.category().isEmpty()) counts.merge(line.category(), 1L, Long::sum);
        SortedMap<String, Long> largest = new TreeMap<>();
        counts.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Long> count) -> -count.getValue())
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_CATEGORIES)
                .forEach(count -> largest.put(count.getKey(), count.getValue()));
        return largest;
    }

    private static String canonical(OrderLine line, String store) {
        String bought = String.join(
                "\u001f",
                line.product(),
                line.category(),
                plain(line.quantity()).toPlainString(),
                plain(line.amount()).toPlainString(),
                line.currency());
        String more = String.join("\u001f", line.brand(), orEmpty(line.discount()), orEmpty(line.cost()), store);
        return more.equals("\u001f\u001f\u001f") ? bought : bought + "\u001f" + more;
    }

    private static String orEmpty(@Nullable BigDecimal number) {
        return number == null ? "" : plain(number).toPlainString();
    }

    /** Without trailing zeros after the point and without an exponent. */
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
