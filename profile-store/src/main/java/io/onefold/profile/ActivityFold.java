package io.onefold.profile;

import io.onefold.profile.portrait.Today;
import io.onefold.schemas.UnifiedProfile.Activity;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Publishes counters. */
final class ActivityFold {
    private static final int HOURS = 24;

    private ActivityFold() {}

    static Activity fold(ActivityCounts counts, Today today) {
        boolean none = counts.messages() == 0;
        return new Activity(
                counts.messages(),
                none ? 0 : counts.firstAt(),
                none ? 0 : counts.lastAt(),
                channels(counts.channels()),
                hours(counts.hours()),
                within(counts.days(), today, 7),
                within(counts.days(), today, 30),
                within(counts.days(), today, 90),
                within(counts.days(), today, 365));
    }

    /** Messages of the {@code length} days that end with today. */
    private static long within(JoinMap<Long, Long> days, Today today, int length) {
        long count = 0;
        for (int i = 0; i < days.size(); i++) if (today.isWithin(days.key(i), length)) count += days.value(i);
        return count;
    }

    private static List<Long> hours(JoinMap<Integer, Long> counts) {
        Long[] hours = new Long[HOURS];
        Arrays.fill(hours, 0L);
        for (int i = 0; i < counts.size(); i++) hours[counts.key(i)] = counts.value(i);
        return List.of(hours);
    }

    private static SortedMap<String, Long> channels(JoinMap<String, Long> counts) {
        SortedMap<String, Long> channels = new TreeMap<>();
        for (int i = 0; i < counts.size(); i++) channels.put(counts.key(i), counts.value(i));
        return channels;
    }
}
