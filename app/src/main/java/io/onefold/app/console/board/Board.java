package io.onefold.app.console.board;

import java.util.List;

/**
 * What holds of all customers together. Who counts as a customer: every profile but those of shared identifiers.
 *
 * @param asOf when it was begun, UTC milliseconds
 * @param tookMillis how long it took, pauses with it
 * @param currency of all amounts
 * @param lastDay the last complete business day, such as {@code 2026-01-31}; series by day end with it
 * @param sharedIdentifiers profiles of identifiers that too many people use
 * @param stages how many customers are at each stage and tier
 * @param cohorts by the month of the first purchase, the oldest first
 * @param buyers customers with a purchase, {@code repeaters} those with purchases on two days or more
 * @param value lifetime value of those of whom it can be told
 * @param days what was said on each day, the oldest first
 * @param warnings where more was said on the last complete day than usually is
 * @param tested how many series of stores, products and channels were looked at for that
 * @param leftOut complaints and answers that were not looked at for that, since there are too many different ones
 * @param cut customers whose timeline is longer than is read: their older messages are not counted
 * @param biggest profiles with the most identifiers; {@code hottest} the shared identifiers with the most touchpoints
 */
public record Board(
        long asOf,
        long tookMillis,
        String currency,
        String lastDay,
        long customers,
        long sharedIdentifiers,
        List<StageCount> stages,
        List<Retention.Cohort> cohorts,
        long buyers,
        long repeaters,
        ValueSpread.Spread value,
        List<DayCounts.Day> days,
        List<Warning> warnings,
        int tested,
        long leftOut,
        long cut,
        List<Biggest.One> biggest,
        List<Biggest.One> hottest) {
    /**
     * How many customers are there.
     *
     * @param stage of the life cycle; empty where it is not told
     * @param tier of value; empty where it is not told
     */
    public record StageCount(String stage, String tier, long customers) {}

    public Board {
        stages = List.copyOf(stages);
        cohorts = List.copyOf(cohorts);
        days = List.copyOf(days);
        warnings = List.copyOf(warnings);
        biggest = List.copyOf(biggest);
        hottest = List.copyOf(hottest);
    }
}
