package io.onefold.profile;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The windows of the last so many days, and when their counts move. */
final class Windows {
    private static final int[] DAYS = {7, 30, 90, 365};
    /** The last day whose midnight is a long of milliseconds in every zone. */
    private static final long LAST_DAY = Long.MAX_VALUE / 86_400_000 - 2;

    private Windows() {}

    static long dayOf(long at, ZoneId zone) {
        return Instant.ofEpochMilli(at).atZone(zone).toLocalDate().toEpochDay();
    }

    /** Messages of the {@code length} days that end with {@code today}. */
    static long count(JoinMap<Long, Long> days, long today, int length) {
        long count = 0;
        for (int i = 0; i < days.size(); i++)
            if (days.key(i) > today - length && days.key(i) <= today) count += days.value(i);
        return count;
    }

    /** The first day after {@code today} on which a message enters or leaves a window; {@link Long#MAX_VALUE} for none. */
    static long nextDay(JoinMap<Long, Long> days, long today) {
        long next = Long.MAX_VALUE;
        for (int i = 0; i < days.size(); i++) {
            long day = days.key(i);
            if (day > today) next = Math.min(next, day);
            for (int length : DAYS) if (day + length > today) next = Math.min(next, day + length);
        }
        return next;
    }

    /** When the day begins, UTC milliseconds; {@link Long#MAX_VALUE} beyond what can be told. */
    static long startOf(long day, ZoneId zone) {
        if (day > LAST_DAY) return Long.MAX_VALUE;
        return LocalDate.ofEpochDay(day).atStartOfDay(zone).toInstant().toEpochMilli();
    }
}
