package io.onefold.app.console.board;

import io.onefold.schemas.Answer;
import io.onefold.schemas.Complaint;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Order;
import io.onefold.schemas.OrderLine;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one person bought and said, gathered from the messages of their timeline in any order. What a purchase and its day are,
 * docs/definition.md says. Of one thread.
 */
final class PersonHistory {
    /** How long after an order what is said without naming anything may be about it. */
    private static final long ABOUT_LAST_ORDER_MILLIS = 30 * 86_400_000L;
    /** A complaint about an order of more products is about none of them in particular. */
    private static final int MOST_PRODUCTS = 5;

    private final LongUnaryOperator dayOf;
    private final Map<LineKey, Line> lines = new HashMap<>();
    private final NavigableMap<Long, Order> orders = new TreeMap<>();
    private final Map<CaseKey, Touchpoint> cases = new HashMap<>();
    private final List<Touchpoint> answering = new ArrayList<>();

    private record LineKey(String source, String orderId, String lineId) {}

    private record CaseKey(String source, String caseId) {}

    /** @param newestAt of the version that counts, with its message's id */
    private record Line(long firstAt, long newestAt, String newestId, boolean isPurchase) {
        Line and(Line other) {
            Line newer = Comparator.comparingLong(Line::newestAt)
                                    .thenComparing(Line::newestId)
                                    .compare(this, other)
                            >= 0
                    ? this
                    : other;
            return new Line(Math.min(firstAt, other.firstAt), newer.newestAt, newer.newestId, newer.isPurchase);
        }
    }

    /** @param dayOf the business day of a moment in UTC milliseconds */
    PersonHistory(LongUnaryOperator dayOf) {
        this.dayOf = dayOf;
    }

    /** Takes a message. */
    void add(Observation message) {
        Touchpoint told = message.touchpoint();
        Order order = told.details().order();
        if (order != null) {
            orders.merge(
                    told.occurredAt(),
                    order,
                    (one, other) -> one.orderId().compareTo(other.orderId()) <= 0 ? one : other);
            for (OrderLine line : order.lines())
                lines.merge(
                        new LineKey(told.source(), order.orderId(), line.lineId()),
                        new Line(
                                told.occurredAt(),
                                told.occurredAt(),
                                told.messageId(),
                                line.amount().signum() > 0),
                        Line::and);
        }
        Complaint complaint = told.details().complaint();
        if (complaint != null)
            cases.merge(
                    new CaseKey(told.source(), complaint.caseId()),
                    told,
                    (one, other) -> one.occurredAt() <= other.occurredAt() ? one : other);
        if (!told.details().answers().isEmpty()) answering.add(told);
    }

    /** The months with a purchase until a day. */
    SortedSet<YearMonth> purchaseMonths(long lastDay) {
        SortedSet<YearMonth> months = new TreeSet<>();
        for (Line line : lines.values()) {
            long day = dayOf.applyAsLong(line.firstAt());
            if (line.isPurchase() && day <= lastDay) months.add(YearMonth.from(LocalDate.ofEpochDay(day)));
        }
        return months;
    }

    /** The complaints and answers. */
    List<Said> said() {
        List<Said> all = new ArrayList<>();
        for (Touchpoint first : cases.values()) all.add(said(Said.Kind.COMPLAINT, 0, first));
        for (Touchpoint told : answering)
            for (Answer answer : told.details().answers()) {
                Said.@Nullable Kind kind = kind(answer.kind());
                if (kind != null) all.add(said(kind, answer.score(), told));
            }
        return all;
    }

    private static Said.@Nullable Kind kind(String answer) {
        return switch (answer) {
            case "nps" -> Said.Kind.NPS;
            case "csat" -> Said.Kind.CSAT;
            default -> null;
        };
    }

    private Said said(Said.Kind kind, int score, Touchpoint told) {
        Set<About> about = new HashSet<>();
        about.add(About.channel(told.channel().label()));
        store(told).ifPresent(about::add);
        about.addAll(products(told));
        return new Said(kind, dayOf.applyAsLong(told.occurredAt()), score, about);
    }

    private Optional<About> store(Touchpoint told) {
        return Stream.of(
                        text(told, "store"),
                        text(told, "store_id"),
                        text(told, "shop"),
                        storeOf(told.details().order()),
                        storeOf(orderBefore(told)))
                .filter(name -> !name.isBlank())
                .findFirst()
                .map(About::store);
    }

    private Set<About> products(Touchpoint told) {
        for (String name : List.of("product", "product_id", "sku")) {
            String named = text(told, name);
            if (!named.isBlank()) return Set.of(About.product(named));
        }
        Order own = told.details().order();
        Set<About> all = new HashSet<>();
        Order order = own == null ? orderBefore(told) : own;
        if (order != null)
            for (OrderLine line : order.lines()) if (!line.product().isBlank()) all.add(About.product(line.product()));
        return all.size() > MOST_PRODUCTS ? Set.of() : all;
    }

    private static String storeOf(@Nullable Order order) {
        return order == null ? "" : order.store();
    }

    private static String text(Touchpoint told, String property) {
        return told.details().properties().get(property) instanceof Value.Text(String text) ? text : "";
    }

    private @Nullable Order orderBefore(Touchpoint told) {
        Map.Entry<Long, Order> last = orders.floorEntry(told.occurredAt());
        return last == null || told.occurredAt() - last.getKey() > ABOUT_LAST_ORDER_MILLIS ? null : last.getValue();
    }
}
