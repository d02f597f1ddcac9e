package io.onefold.app.console.board;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What was said on each of the last days, by all customers together. Of one thread. */
final class DayCounts {
    /** How many days are counted. */
    static final int DAYS = 182;

    private final long firstDay;
    private final long[] complaints = new long[DAYS];
    private final long[] promoters = new long[DAYS];
    private final long[] passives = new long[DAYS];
    private final long[] detractors = new long[DAYS];
    private final long[] csatAnswers = new long[DAYS];
    private final long[] csatSum = new long[DAYS];
    private final long[] csatNegative = new long[DAYS];

    /** @param lastDay the last one that is counted: days since 1970-01-01 */
    DayCounts(long lastDay) {
        this.firstDay = lastDay - DAYS + 1;
    }

    /**
     * One day.
     *
     * @param day such as {@code 2026-01-31}
     */
    public record Day(
            String day,
            long complaints,
            long promoters,
            long passives,
            long detractors,
            long csatAnswers,
            long csatSum,
            long csatNegative) {}

    void add(Said said) {
        if (said.day() < firstDay || said.day() >= firstDay + DAYS) return;
        int at = (int) (said.day() - firstDay);
        switch (said.kind()) {
            case COMPLAINT -> complaints[at]++;
            case NPS -> {
                if (said.score() >= 9) promoters[at]++;
                else if (said.isNegative()) detractors[at]++;
                else passives[at]++;
            }
            case CSAT -> {
                csatAnswers[at]++;
                csatSum[at] += said.score();
                if (said.isNegative()) csatNegative[at]++;
            }
        }
    }

    /** The oldest first. */
    List<Day> days() {
        List<Day> days = new ArrayList<>();
        for (int at = 0; at < DAYS; at++)
            days.add(new Day(
                    LocalDate.ofEpochDay(firstDay + at).toString(),
                    complaints[at],
                    promoters[at],
                    passives[at],
                    detractors[at],
                    csatAnswers[at],
                    csatSum[at],
                    csatNegative[at]));
        return days;
    }
}
