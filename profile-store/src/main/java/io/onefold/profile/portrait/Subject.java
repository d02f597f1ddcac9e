package io.onefold.profile.portrait;

import io.onefold.schemas.Population;
import io.onefold.schemas.UnifiedProfile.Activity;
import io.onefold.schemas.UnifiedProfile.Service;
import io.onefold.schemas.UnifiedProfile.Trait;
import io.onefold.schemas.Value;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The person that is described: what survives of the traits, the counts, and every order line in its latest version. Used by one
 * thread.
 */
public final class Subject {
    private final SortedMap<String, Trait> traits;
    private final Activity activity;
    private final Service service;
    private final List<Long> openComplaints;
    private final SortedMap<Long, Long> touchpointsByDay;
    private final SortedMap<Long, Long> callsByDay;
    private final List<BoughtLine> lines;
    private final Today today;
    private final PortraitRules rules;
    private final @Nullable Population population;
    private @Nullable SortedSet<Long> purchaseDays;
    private @Nullable SortedMap<String, MoneySums> spend;

    /**
     * A person on a day.
     *
     * @param openComplaints when each complaint that is open was first told of, UTC milliseconds
     * @param touchpointsByDay counts by day since 1970-01-01; those of more than 365 days ago may be missing
     * @param callsByDay the same of calls
     * @param lines each once, in any order
     * @param population what was learned from all customers, null for nothing
     */
    public Subject(
            SortedMap<String, Trait> traits,
            Activity activity,
            Service service,
            List<Long> openComplaints,
            SortedMap<Long, Long> touchpointsByDay,
            SortedMap<Long, Long> callsByDay,
            List<BoughtLine> lines,
            Today today,
            PortraitRules rules,
            @Nullable Population population) {
        this.traits = traits;
        this.activity = activity;
        this.service = service;
        this.openComplaints = openComplaints;
        this.touchpointsByDay = touchpointsByDay;
        this.callsByDay = callsByDay;
        this.lines = lines;
        this.today = today;
        this.rules = rules;
        this.population = population;
    }

    @Nullable
    Population population() {
        return population;
    }

    /** The days with a purchase until today; null where there are none. */
    @Nullable
    Bought bought() {
        SortedSet<Long> days = purchaseDays();
        long come = 0;
        long last = 0;
        for (long day : days) {
            if (!today.hasCome(day)) break;
            come++;
            last = day;
        }
        return come == 0 ? null : new Bought(days.first(), last, come);
    }

    Activity activity() {
        return activity;
    }

    Service service() {
        return service;
    }

    List<Long> openComplaints() {
        return openComplaints;
    }

    SortedMap<Long, Long> touchpointsByDay() {
        return touchpointsByDay;
    }

    SortedMap<Long, Long> callsByDay() {
        return callsByDay;
    }

    List<BoughtLine> lines() {
        return lines;
    }

    Today today() {
        return today;
    }

    PortraitRules rules() {
        return rules;
    }

    /** A trait that sources told; null where there is none. */
    @Nullable
    Trait trait(String name) {
        return traits.get(name);
    }

    /** A trait's text; empty where there is none. */
    String text(String trait) {
        Trait told = traits.get(trait);
        return told != null && told.value() instanceof Value.Text(String text) ? text : "";
    }

    /** The days on which something was bought. */
    SortedSet<Long> purchaseDays() {
        SortedSet<Long> days = purchaseDays;
        if (days == null) {
            days = new TreeSet<>();
            for (BoughtLine line : lines) if (line.isPurchase()) days.add(line.day());
            purchaseDays = days;
        }
        return days;
    }

    /** What was spent, by currency. */
    Map<String, MoneySums> spend() {
        SortedMap<String, MoneySums> sums = spend;
        if (sums == null) {
            sums = new TreeMap<>();
            for (BoughtLine line : lines)
                sums.computeIfAbsent(line.line().currency(), currency -> new MoneySums())
                        .add(line, today);
            spend = sums;
        }
        return sums;
    }
}
