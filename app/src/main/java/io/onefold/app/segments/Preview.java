package io.onefold.app.segments;

import io.onefold.profile.portrait.Today;
import io.onefold.profile.segment.Questions;
import io.onefold.profile.segment.Segment;
import io.onefold.profile.store.ProfileReader;
import io.onefold.schemas.UnifiedProfile;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/** Counts what segments would be, over every profile of the store, a page at a time. Of one thread. */
public final class Preview {
    private final ProfileReader profiles;
    private final Trial trial;
    private final long asOf;
    private final ZoneId zone;
    private final Map<String, Tally> tallies = new TreeMap<>();
    private long looked;

    /**
     * A count that has not begun.
     *
     * @param asOf the moment that conditions are asked of, UTC milliseconds
     * @param zone the business time zone
     */
    public Preview(ProfileReader profiles, Trial trial, long asOf, ZoneId zone) {
        this.profiles = profiles;
        this.trial = trial;
        this.asOf = asOf;
        this.zone = zone;
        trial.counted().forEach(segment -> tallies.put(segment.name(), new Tally()));
    }

    /**
     * Counts.
     *
     * @param goesOn is told, page by page, how many were looked at and which part of all that is, 0 to 1; false ends it
     * @return the segments by name; as far as it came, where it was ended
     */
    public List<SegmentCount> run(BiPredicate<Long, Double> goesOn) {
        var unused = profiles.visitProfiles((page, part) -> {
            page.forEach(this::count);
            return goesOn.test(looked, part);
        });
        List<SegmentCount> counts = new ArrayList<>();
        tallies.forEach((segment, tally) -> counts.add(tally.counted(segment)));
        trial.waiting().forEach((segment, trait) -> counts.add(SegmentCount.waiting(segment, trait)));
        counts.sort(Comparator.comparing(SegmentCount::segment));
        return counts;
    }

    /** How many profiles were looked at. */
    public long looked() {
        return looked;
    }

    private void count(UnifiedProfile profile) {
        looked++;
        Questions.Answers answers = trial.of(profile, new Today(asOf, zone));
        for (Segment segment : trial.counted()) {
            String name = segment.name();
            Tally tally = tallies.get(name);
            if (tally != null)
                tally.count(
                        profile.profileId(),
                        profile.segments().contains(name),
                        answers.segments().contains(name),
                        answers.untold().containsKey(name));
        }
    }
}
