package io.onefold.app.console.board;

import io.onefold.profile.portrait.ComputedTrait;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.Value;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Takes one profile after the other, in any order, and says at the end what holds of all. Memory does not grow with them. Of one thread. */
final class BoardCount {
    private final long asOf;
    private final ZoneId zone;
    private final long today;
    private final Map<String, Map<String, Long>> stages = new TreeMap<>();
    private final Retention retention;
    private final ValueSpread value = new ValueSpread();
    private final DayCounts days;
    private final Voices voices;
    private final Biggest biggest = new Biggest();
    private final Biggest hottest = new Biggest();
    private long customers;
    private long shared;
    private long buyers;
    private long repeaters;
    private long cut;

    /**
     * A count of nobody yet.
     *
     * @param asOf UTC milliseconds
     * @param zone the business time zone
     */
    BoardCount(long asOf, ZoneId zone) {
        this.asOf = asOf;
        this.zone = zone;
        this.today = dayOf(asOf);
        this.retention = new Retention(YearMonth.from(LocalDate.ofEpochDay(today)));
        this.days = new DayCounts(today - 1);
        this.voices = new Voices(today - 1);
    }

    /** Whether the messages of a person say something that the profile itself does not, so that {@link #add} wants their history. */
    static boolean needsHistory(UnifiedProfile profile) {
        UnifiedProfile.Service service = profile.service();
        return !profile.shared()
                && (profile.purchases().lines() > 0
                        || service.openComplaints() + service.closedComplaints() > 0
                        || !service.answers().isEmpty());
    }

    /** A history that is still empty. */
    PersonHistory history() {
        return new PersonHistory(this::dayOf);
    }

    /** Notes that a history was too long to be read to its end. */
    void noteCut() {
        cut++;
    }

    /** Takes a profile, and what its messages say. */
    void add(UnifiedProfile profile, PersonHistory history) {
        if (profile.shared()) {
            shared++;
            hottest.add(new Biggest.One(
                    profile.profileId(),
                    profile.identifiers().isEmpty()
                            ? ""
                            : profile.identifiers().getFirst().namespace(),
                    profile.activity().touchpoints()));
            return;
        }
        customers++;
        stages.computeIfAbsent(text(profile, ComputedTrait.LIFE_CYCLE), any -> new TreeMap<>())
                .merge(text(profile, ComputedTrait.VALUE_TIER), 1L, Long::sum);
        if (profile.computed().get(ComputedTrait.PURCHASE_DAYS.label()) instanceof Value.Whole(long bought)) {
            if (bought > 0) buyers++;
            if (bought > 1) repeaters++;
        }
        if (profile.computed().get(ComputedTrait.LIFETIME_VALUE.label()) instanceof Value.Real(double amount))
            value.add(amount);
        biggest.add(new Biggest.One(profile.profileId(), "", profile.identifierCount()));
        retention.add(history.purchaseMonths(today));
        for (Said said : history.said()) {
            days.add(said);
            voices.add(said);
        }
    }

    /**
     * What holds of all that were taken.
     *
     * @param currency of amounts
     */
    Board board(String currency, long tookMillis) {
        List<Board.StageCount> cells = new ArrayList<>();
        stages.forEach(
                (stage, tiers) -> tiers.forEach((tier, count) -> cells.add(new Board.StageCount(stage, tier, count))));
        Voices.Outcome told = voices.outcome();
        return new Board(
                asOf,
                tookMillis,
                currency,
                LocalDate.ofEpochDay(today - 1).toString(),
                customers,
                shared,
                cells,
                retention.cohorts(),
                buyers,
                repeaters,
                value.spread(),
                days.days(),
                told.warnings(),
                told.tested(),
                told.leftOut(),
                cut,
                biggest.biggest(),
                hottest.biggest());
    }

    private long dayOf(long at) {
        return Instant.ofEpochMilli(at).atZone(zone).toLocalDate().toEpochDay();
    }

    private static String text(UnifiedProfile profile, ComputedTrait trait) {
        return profile.computed().get(trait.label()) instanceof Value.Text(String text) ? text : "";
    }
}
