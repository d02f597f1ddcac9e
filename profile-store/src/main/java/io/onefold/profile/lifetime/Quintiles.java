package io.onefold.profile.lifetime;

import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;

/**
 * Four values that cut many into fifths. The k-th is the least value that k fifths of all do not exceed; it is one of them.
 * A value that equals a cut belongs below it, so that equal values have equal scores, and a fifth may be larger than the
 * others, or empty, where one value is frequent.
 */
public record Quintiles(BigDecimal first, BigDecimal second, BigDecimal third, BigDecimal fourth) {
    private static final int FIFTHS = 5;

    /** Cuts are kept without trailing zeros. */
    public Quintiles {
        first = first.stripTrailingZeros();
        second = second.stripTrailingZeros();
        third = third.stripTrailingZeros();
        fourth = fourth.stripTrailingZeros();
        if (first.compareTo(second) > 0 || second.compareTo(third) > 0 || third.compareTo(fourth) > 0)
            throw new IllegalArgumentException(
                    "cuts " + first + ", " + second + ", " + third + ", " + fourth + " descend");
    }

    /**
     * @param counts how many there are of each value, in the values' natural order
     * @throws IllegalArgumentException where there are none, or less than none of a value
     */
    public static Quintiles of(SortedMap<BigDecimal, Long> counts) {
        long total = 0;
        for (long count : counts.values()) {
            if (count < 0) throw new IllegalArgumentException("a count of " + count + " is below 0");
            total = Math.addExact(total, count);
        }
        if (total == 0) throw new IllegalArgumentException("nothing has no quintiles");
        return new Quintiles(
                cut(counts, total, 1), cut(counts, total, 2), cut(counts, total, 3), cut(counts, total, 4));
    }

    /** From 1 for the least values to 5 for the largest: one more than cuts that are less than the value. */
    public int score(BigDecimal value) {
        int score = 1;
        for (BigDecimal cut : new BigDecimal[] {first, second, third, fourth}) if (cut.compareTo(value) < 0) score++;
        return score;
    }

    public int score(long value) {
        return score(BigDecimal.valueOf(value));
    }

    private static BigDecimal cut(SortedMap<BigDecimal, Long> counts, long total, int fifths) {
        // No product of the whole total: it may be as large as a long.
        long rank = total / FIFTHS * fifths + (total % FIFTHS * fifths + FIFTHS - 1) / FIFTHS;
        long passed = 0;
        for (Map.Entry<BigDecimal, Long> value : counts.entrySet()) {
            passed += value.getValue();
            if (passed >= rank) return value.getKey();
        }
        throw new IllegalStateException("the counts changed while they were read");
    }
}
