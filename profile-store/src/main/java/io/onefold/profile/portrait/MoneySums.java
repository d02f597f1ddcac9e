package io.onefold.profile.portrait;

import java.math.BigDecimal;

/** Exact sums of one currency over the last days, and over all. Not thread-safe. */
final class MoneySums {
    private static final int[] DAYS = {30, 90, 365};

    private final BigDecimal[] within = {BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO};
    private BigDecimal total = BigDecimal.ZERO;

    void add(BoughtLine line, Today today) {
        BigDecimal amount = line.line().amount();
        total = total.add(amount);
        for (int i = 0; i < DAYS.length; i++)
            if (today.isWithin(line.day(), DAYS[i])) within[i] = within[i].add(amount);
    }

    BigDecimal total() {
        return total;
    }

    /** Of the last 30, 90 or 365 days. */
    BigDecimal within(int days) {
        for (int i = 0; i < DAYS.length; i++) if (DAYS[i] == days) return within[i];
        throw new IllegalArgumentException("no sum of " + days + " days");
    }
}
