package io.onefold.app.console.board;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts by day what was said of each store, product and channel, and tells where the last day stands out. Memory is bounded by how many
 * series are kept. Of one thread.
 */
final class Voices {
    /** The part of all warnings that may be chance. */
    static final double FALSE_WARNINGS = 0.05;
    /** How many weeks before the last day it is held against. */
    static final int WEEKS = 8;

    private static final int WEEK = 7;
    private static final double RARE = 0.01;
    private static final int FEWEST = 3;
    private static final int MOST_SERIES = 20_000;

    private final long lastDay;
    private final Map<Series, int[]> counts = new HashMap<>();
    private long leftOut;

    private record Series(Voice voice, About about) {}

    /**
     * What the last day is like.
     *
     * @param warnings the least likely first
     * @param tested how many series were looked at
     * @param leftOut what was said of stores, products or channels beyond the most that are kept
     */
    record Outcome(List<Warning> warnings, int tested, long leftOut) {}

    /** @param lastDay the last complete one: days since 1970-01-01 */
    Voices(long lastDay) {
        this.lastDay = lastDay;
    }

    void add(Said said) {
        if (said.kind() == Said.Kind.COMPLAINT) add(Voice.COMPLAINT, said);
        else if (said.isNegative()) add(Voice.NEGATIVE_ANSWER, said);
    }

    private void add(Voice voice, Said said) {
        long back = lastDay - said.day();
        if (back < 0 || back > (long) WEEKS * WEEK || back % WEEK != 0) return;
        for (About about : said.about()) {
            Series series = new Series(voice, about);
            if (counts.size() < MOST_SERIES || counts.containsKey(series))
                counts.computeIfAbsent(series, any -> new int[WEEKS + 1])[WEEKS - (int) back / WEEK]++;
            else leftOut++;
        }
    }

    Outcome outcome() {
        List<Warning> all = new ArrayList<>();
        counts.forEach((series, byWeek) -> all.add(warning(series, byWeek)));
        double[] probabilities = all.stream().mapToDouble(Warning::probability).toArray();
        double threshold = FalseDiscovery.threshold(probabilities, FALSE_WARNINGS);
        List<Warning> told = all.stream()
                .filter(each -> each.probability() <= threshold && each.count() >= FEWEST)
                .sorted(Comparator.comparingDouble(Warning::probability)
                        .thenComparing(Warning::what)
                        .thenComparing(Warning::dimension)
                        .thenComparing(Warning::name))
                .toList();
        return new Outcome(told, all.size(), leftOut);
    }

    private static Warning warning(Series series, int[] byWeek) {
        int[] before = Arrays.copyOf(byWeek, WEEKS);
        UsualRange usual = UsualRange.of(before);
        int last = byWeek[WEEKS];
        return new Warning(
                series.voice().label(),
                series.about().dimension(),
                series.about().name(),
                last,
                Arrays.stream(before).boxed().toList(),
                usual.mean(),
                usual.upper(RARE),
                usual.atLeast(last));
    }
}
