package io.onefold.app.console.board;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** How amounts spread. They are kept to three digits, so memory is bounded by these and not by customers. Of one thread. */
final class ValueSpread {
    private static final MathContext KEPT = new MathContext(3, RoundingMode.HALF_EVEN);
    private static final double[] STEPS = {1, 2, 5};

    private final NavigableMap<BigDecimal, Long> counts = new TreeMap<>();
    private double sum;
    private long all;

    /**
     * How many are at least {@code from} and below {@code to}; the least bin has what is below it too.
     */
    public record Bin(double from, double to, long customers) {}

    /**
     * The spread.
     *
     * @param median half have at most that, to three digits
     * @param ninth nine in ten have at most that, to three digits
     * @param topShare the part of the sum that the tenth with the most has; 0 where the sum is 0
     */
    public record Spread(long customers, double sum, double median, double ninth, double topShare, List<Bin> bins) {
        public Spread {
            bins = List.copyOf(bins);
        }
    }

    void add(double amount) {
        counts.merge(BigDecimal.valueOf(amount).round(KEPT), 1L, Long::sum);
        sum += amount;
        all++;
    }

    Spread spread() {
        if (all == 0) return new Spread(0, 0, 0, 0, 0, List.of());
        return new Spread(all, sum, atMost(0.5), atMost(0.9), topShare(), bins());
    }

    private double atMost(double part) {
        long wanted = (long) Math.ceil(part * all);
        long seen = 0;
        for (Map.Entry<BigDecimal, Long> each : counts.entrySet()) {
            seen += each.getValue();
            if (seen >= wanted) return each.getKey().doubleValue();
        }
        return counts.lastKey().doubleValue();
    }

    private double topShare() {
        long left = Math.max(1, all / 10);
        double top = 0;
        double whole = 0;
        for (Map.Entry<BigDecimal, Long> each : counts.descendingMap().entrySet()) {
            long taken = Math.min(left, each.getValue());
            left -= taken;
            top += each.getKey().doubleValue() * taken;
            whole += each.getKey().doubleValue() * each.getValue();
        }
        return whole > 0 ? Math.min(1, top / whole) : 0;
    }

    private List<Bin> bins() {
        List<Double> edges = edges(counts.lastKey().doubleValue());
        long[] into = new long[edges.size()];
        counts.forEach((amount, customers) -> {
            int at = Collections.binarySearch(edges, amount.doubleValue());
            into[Math.max(0, at >= 0 ? at : -at - 2)] += customers;
        });
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i + 1 < edges.size(); i++) bins.add(new Bin(edges.get(i), edges.get(i + 1), into[i]));
        return bins;
    }

    /** 0, 1, 2, 5, 10, 20 and so on, until the last one is more than the most. */
    private static List<Double> edges(double most) {
        List<Double> edges = new ArrayList<>(List.of(0.0));
        for (double decade = 1; ; decade *= 10)
            for (double step : STEPS) {
                edges.add(step * decade);
                if (step * decade > most) return edges;
            }
    }
}
