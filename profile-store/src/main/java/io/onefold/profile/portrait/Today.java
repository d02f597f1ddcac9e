package io.onefold.profile.portrait;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.OptionalLong;

/**
 * The moment, and its business day, that somebody is described at. Time is asked for here only, and each question notes the next day or
 * moment at which its answer will be another one: so what is computed of a person says by itself until when it holds. Not thread-safe; one for each
 * description.
 */
public final class Today {
    /** The last day whose midnight is a long of milliseconds in every zone. */
    private static final long LAST_DAY = Long.MAX_VALUE / 86_400_000 - 2;

    private final ZoneId zone;
    private final long asOf;
    private final long day;
    private long nextDay = Long.MAX_VALUE;
    private long nextMoment = Long.MAX_VALUE;

    /**
     * The day of a moment.
     *
     * @param asOf UTC milliseconds
     */
    public Today(long asOf, ZoneId zone) {
        this.zone = zone;
        this.asOf = asOf;
        this.day = dayOf(asOf);
    }

    /** The day of any moment in UTC milliseconds, in the business time zone: days since 1970-01-01. Asks nothing of today. */
    public long dayOf(long at) {
        return Instant.ofEpochMilli(at).atZone(zone).toLocalDate().toEpochDay();
    }

    /** Whether {@code then} is one of the last so many days, today among them. Days are those since 1970-01-01, here and below. */
    public boolean isWithin(long then, int days) {
        return hasCome(then) && !hasCome(then + days);
    }

    /** Whether it is that day or a later one. */
    public boolean hasCome(long then) {
        if (then > day) note(then);
        return then <= day;
    }

    /** Whether it is that moment or a later one: UTC milliseconds. */
    public boolean hasPassed(long moment) {
        if (moment > asOf) nextMoment = Math.min(nextMoment, moment);
        return moment <= asOf;
    }

    /** Days that have gone by since then; below 0 for a day to come. Changes every day. */
    public long since(long then) {
        note(day + 1);
        return day - then;
    }

    /** The greatest number of years after which a date has come; below 0 for a date to come. A 29th of February comes on the 28th where there is none. */
    public int yearsSince(LocalDate date) {
        LocalDate now = LocalDate.ofEpochDay(day);
        int years = now.getYear() - date.getYear();
        if (date.plusYears(years).isAfter(now)) years--;
        note(date.plusYears(years + 1L).toEpochDay());
        return years;
    }

    /** The next day, or this one, on which a date returns; the 29th of February is the 28th where there is none. */
    public LocalDate nextReturnOf(LocalDate date) {
        LocalDate now = LocalDate.ofEpochDay(day);
        LocalDate returns = date.withYear(now.getYear());
        if (returns.isBefore(now)) returns = date.withYear(now.getYear() + 1);
        note(returns.toEpochDay() + 1);
        return returns;
    }

    /** How many days there are until then, where they are at most so many and it is not over. */
    public OptionalLong until(LocalDate then, int most) {
        long target = then.toEpochDay();
        if (!hasCome(target - most) || hasCome(target + 1)) return OptionalLong.empty();
        note(day + 1);
        return OptionalLong.of(target - day);
    }

    /** Whoever knows by itself on which later day it changes says so. */
    public void note(long changing) {
        if (changing > day) nextDay = Math.min(nextDay, changing);
    }

    /**
     * The first moment at which an answer given until now would be another one.
     *
     * @return UTC milliseconds, later than the as-of time; {@link Long#MAX_VALUE} for never
     */
    public long nextChange() {
        if (nextDay > LAST_DAY) return nextMoment;
        long midnight =
                LocalDate.ofEpochDay(nextDay).atStartOfDay(zone).toInstant().toEpochMilli();
        return Math.min(midnight, nextMoment);
    }

    /** Days since 1970-01-01, for whoever notes by itself. */
    public long day() {
        return day;
    }
}
