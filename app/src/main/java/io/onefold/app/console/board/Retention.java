package io.onefold.app.console.board;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** How many of those who first bought in a month bought again in each month after it. Of one thread. */
final class Retention {
    /** How many months back the oldest cohort is. */
    static final int MONTHS = 12;

    private final YearMonth current;
    private final SortedMap<YearMonth, long[]> cohorts = new TreeMap<>();

    /** @param current the month that is not over */
    Retention(YearMonth current) {
        this.current = current;
    }

    /**
     * Those who first bought in one month.
     *
     * @param month such as {@code 2026-01}
     * @param customers how many they are
     * @param bought how many of them bought in each month from then on, the first one with it; the last is not over yet
     */
    public record Cohort(String month, long customers, List<Long> bought) {
        public Cohort {
            bought = List.copyOf(bought);
        }
    }

    /** @param months in which a customer bought */
    void add(SortedSet<YearMonth> months) {
        if (months.isEmpty()) return;
        YearMonth first = months.first();
        if (ChronoUnit.MONTHS.between(first, current) > MONTHS) return;
        long[] counts =
                cohorts.computeIfAbsent(first, any -> new long[(int) ChronoUnit.MONTHS.between(first, current) + 1]);
        for (YearMonth month : months) counts[(int) ChronoUnit.MONTHS.between(first, month)]++;
    }

    /** The oldest first; a month in which nobody bought for the first time is not there. */
    List<Cohort> cohorts() {
        List<Cohort> all = new ArrayList<>();
        cohorts.forEach((month, counts) -> {
            List<Long> bought = new ArrayList<>();
            for (long count : counts) bought.add(count);
            all.add(new Cohort(month.toString(), counts[0], bought));
        });
        return Collections.unmodifiableList(all);
    }
}
