package io.onefold.profile;

import io.onefold.schemas.Call;
import io.onefold.schemas.Touchpoint;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counters over messages.
 *
 * @param firstAt the least time, {@link Long#MAX_VALUE} without messages
 * @param lastAt the greatest time, {@link Long#MIN_VALUE} without messages
 * @param hours by hour of the day
 * @param days by day since 1970-01-01; old days may be missing, the totals know them
 * @param callDays calls by day, like {@code days}
 */
record ActivityCounts(
        long messages,
        long firstAt,
        long lastAt,
        JoinMap<String, Long> channels,
        JoinMap<Integer, Long> hours,
        JoinMap<Long, Long> days,
        long calls,
        long callSeconds,
        JoinMap<Long, Long> callDays) {
    static final ActivityCounts NONE = new ActivityCounts(
            0,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            JoinMap.empty(),
            JoinMap.empty(),
            JoinMap.empty(),
            0,
            0,
            JoinMap.empty());

    static ActivityCounts of(Touchpoint touchpoint, ZoneId zone) {
        ZonedDateTime local = Instant.ofEpochMilli(touchpoint.occurredAt()).atZone(zone);
        long day = local.toLocalDate().toEpochDay();
        @Nullable Call call = touchpoint.details().call();
        return new ActivityCounts(
                1,
                touchpoint.occurredAt(),
                touchpoint.occurredAt(),
                JoinMap.of(touchpoint.channel().label(), 1L),
                JoinMap.of(local.getHour(), 1L),
                JoinMap.of(day, 1L),
                call == null ? 0 : 1,
                call == null ? 0 : call.durationSeconds(),
                call == null ? JoinMap.empty() : JoinMap.of(day, 1L));
    }

    ActivityCounts join(ActivityCounts other) {
        if (other.messages == 0) return this;
        if (messages == 0) return other;
        return new ActivityCounts(
                messages + other.messages,
                Math.min(firstAt, other.firstAt),
                Math.max(lastAt, other.lastAt),
                channels.join(other.channels, Long::sum),
                hours.join(other.hours, Long::sum),
                days.join(other.days, Long::sum),
                calls + other.calls,
                callSeconds + other.callSeconds,
                callDays.join(other.callDays, Long::sum));
    }

    /** Messages by day. */
    SortedMap<Long, Long> byDay() {
        return sorted(days);
    }

    /** Calls by day. */
    SortedMap<Long, Long> callsByDay() {
        return sorted(callDays);
    }

    private static SortedMap<Long, Long> sorted(JoinMap<Long, Long> days) {
        SortedMap<Long, Long> byDay = new TreeMap<>();
        for (int i = 0; i < days.size(); i++) byDay.put(days.key(i), days.value(i));
        return byDay;
    }

    ActivityCounts withoutDaysBefore(long day) {
        JoinMap<Long, Long> kept = days.from(each -> each >= day);
        JoinMap<Long, Long> keptCalls = callDays.from(each -> each >= day);
        if (kept.size() == days.size() && keptCalls.size() == callDays.size()) return this;
        return new ActivityCounts(messages, firstAt, lastAt, channels, hours, kept, calls, callSeconds, keptCalls);
    }
}
