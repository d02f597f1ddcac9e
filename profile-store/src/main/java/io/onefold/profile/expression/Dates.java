package io.onefold.profile.expression;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of dates, written {@code 2026-01-31} or as something that begins so. Each question of today is one to
 * {@link io.onefold.profile.portrait.Today}, which notes until when the answer holds.
 */
final class Dates {
    private static final int LENGTH = "2026-01-31".length();

    private Dates() {}

    static Object today(Evaluation at, Object[] arguments) {
        at.today().note(at.today().day() + 1);
        return LocalDate.ofEpochDay(at.today().day()).toString();
    }

    static Object daysSince(Evaluation at, Object[] arguments) {
        return dated(arguments[0], date -> at.today().since(date.toEpochDay()));
    }

    static Object daysUntil(Evaluation at, Object[] arguments) {
        return dated(arguments[0], date -> -at.today().since(date.toEpochDay()));
    }

    static Object yearsSince(Evaluation at, Object[] arguments) {
        return dated(arguments[0], date -> (long) at.today().yearsSince(date));
    }

    static Object hasCome(Evaluation at, Object[] arguments) {
        return dated(arguments[0], date -> at.today().hasCome(date.toEpochDay()));
    }

    static Object isWithinDays(Evaluation at, Object[] arguments) {
        if (!(arguments[1] instanceof Long days) || days < 1 || days > Limits.DAYS) return noDays();
        return dated(arguments[0], date -> at.today().isWithin(date.toEpochDay(), days.intValue()));
    }

    static Object isWithinNextDays(Evaluation at, Object[] arguments) {
        if (!(arguments[1] instanceof Long days) || days < 1 || days > Limits.DAYS) return noDays();
        return dated(arguments[0], date -> {
            long day = date.toEpochDay();
            return at.today().hasCome(day - days + 1) && !at.today().hasCome(day + 1);
        });
    }

    private static Untold noDays() {
        return new Untold("a whole number of days from 1 to " + Limits.DAYS + " was needed");
    }

    private static Object dated(Object text, Function<LocalDate, Object> answer) {
        @Nullable LocalDate date = text instanceof String told ? date(told) : null;
        return date == null ? Untold.NO_DATE : answer.apply(date);
    }

    /** By hand, since {@link LocalDate#parse} throws for each text that is none. */
    private static @Nullable LocalDate date(String text) {
        if (text.length() < LENGTH || text.charAt(4) != '-' || text.charAt(7) != '-') return null;
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, LENGTH);
        if (year < 0 || month < 1 || month > 12 || day < 1) return null;
        return day <= YearMonth.of(year, month).lengthOfMonth() ? LocalDate.of(year, month, day) : null;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) return -1;
            number = number * 10 + digit;
        }
        return number;
    }
}
