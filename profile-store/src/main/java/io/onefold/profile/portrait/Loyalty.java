package io.onefold.profile.portrait;

import io.onefold.schemas.Value;
import java.time.LocalDate;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** How long and how faithful a customer is, and when to say so. */
final class Loyalty {
    private static final int MOST_DAYS_AHEAD = 30;

    private Loyalty() {}

    static Value customerSince(Subject subject) {
        return Figures.date(since(subject).toEpochDay());
    }

    static Value tenureDays(Subject subject) {
        return new Value.Whole(subject.today().since(since(subject).toEpochDay()));
    }

    static Value nextAnniversary(Subject subject) {
        return Figures.date(subject.today().nextReturnOf(since(subject)).toEpochDay());
    }

    static @Nullable Value daysToAnniversary(Subject subject) {
        return daysTo(subject.today().nextReturnOf(since(subject)), subject.today());
    }

    static @Nullable Value nextBirthday(Subject subject) {
        @Nullable Birthday birth = birth(subject);
        return birth == null
                ? null
                : Figures.date(subject.today().nextReturnOf(birth.date()).toEpochDay());
    }

    static @Nullable Value daysToBirthday(Subject subject) {
        @Nullable Birthday birth = birth(subject);
        return birth == null ? null : daysTo(subject.today().nextReturnOf(birth.date()), subject.today());
    }

    static @Nullable Value age(Subject subject) {
        @Nullable Birthday birth = birth(subject);
        if (birth == null || !birth.hasYear()) return null;
        int years = subject.today().yearsSince(birth.date());
        return years < 0 ? null : new Value.Whole(years);
    }

    static @Nullable Value repeatRate(Subject subject) {
        long days = subject.purchaseDays().size();
        return days == 0 ? null : Figures.share(days - 1, days);
    }

    private static @Nullable Value daysTo(LocalDate date, Today today) {
        OptionalLong days = today.until(date, MOST_DAYS_AHEAD);
        return days.isEmpty() ? null : new Value.Whole(days.getAsLong());
    }

    private static LocalDate since(Subject subject) {
        return LocalDate.ofEpochDay(subject.today().dayOf(subject.activity().firstAt()));
    }

    private static @Nullable Birthday birth(Subject subject) {
        return Birthday.read(subject.text(subject.rules().names().birthday())).orElse(null);
    }
}
