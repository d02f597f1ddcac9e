package io.onefold.profile.portrait;

import io.onefold.profile.portrait.PortraitRules.LifeCycle;
import io.onefold.schemas.Value;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Where a customer stands, by the days on which something was bought. */
final class LifeCycleStage {
    private static final int YEAR = 365;

    private LifeCycleStage() {}

    static @Nullable Value firstPurchaseOn(Subject subject) {
        SortedSet<Long> days = subject.purchaseDays();
        return days.isEmpty() ? null : Figures.date(days.first());
    }

    static @Nullable Value lastPurchaseOn(Subject subject) {
        SortedSet<Long> days = subject.purchaseDays();
        return days.isEmpty() ? null : Figures.date(days.last());
    }

    static @Nullable Value daysSincePurchase(Subject subject) {
        SortedSet<Long> days = subject.purchaseDays();
        return days.isEmpty() ? null : new Value.Whole(subject.today().since(days.last()));
    }

    static Value purchaseDays(Subject subject) {
        return new Value.Whole(subject.purchaseDays().size());
    }

    static Value stage(Subject subject) {
        return new Value.Text(word(subject));
    }

    private static String word(Subject subject) {
        SortedSet<Long> days = subject.purchaseDays();
        if (days.isEmpty()) return "prospect";
        LifeCycle rules = subject.rules().lifeCycle();
        long last = days.last();
        if (subject.today().hasCome(last + rules.lapsedAfter() + 1)) return "lapsed";
        if (subject.today().hasCome(last + rules.atRiskAfter() + 1)) return "at_risk";
        if (days.size() == 1) return "first_purchase";
        if (last - days.headSet(last).last() > rules.lapsedAfter()) return "won_back";
        return withinYear(days, subject.today()) >= rules.loyalFrom() ? "loyal" : "active";
    }

    private static int withinYear(SortedSet<Long> days, Today today) {
        int count = 0;
        for (long day : days) if (today.isWithin(day, YEAR)) count++;
        return count;
    }
}
