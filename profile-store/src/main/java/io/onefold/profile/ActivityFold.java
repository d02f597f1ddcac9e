package io.onefold.profile;

import io.onefold.schemas.UnifiedProfile.Activity;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Publishes counters. */
final class ActivityFold {
    private static final int HOURS = 24;

    private ActivityFold() {}

    static Activity fold(ActivityCounts counts, long today) {
        boolean none = counts.messages() == 0;
        return new Activity(
                counts.messages(),
                none ? 0 : counts.firstAt(),
                none ? 0 : counts.lastAt(),
                channels(counts.channels()),
                IntStream.range(0, HOURS)
                        .mapToObj(hour ->
                                Objects.requireNonNullElse(counts.hours().get(hour), 0L))
                        .toList(),
                Windows.count(counts.days(), today, 7),
                Windows.count(counts.days(), today, 30),
                Windows.count(counts.days(), today, 90),
                Windows.count(counts.days(), today, 365));
    }

    private static SortedMap<String, Long> channels(JoinMap<String, Long> counts) {
        SortedMap<String, Long> channels = new TreeMap<>();
        for (int i = 0; i < counts.size(); i++) channels.put(counts.key(i), counts.value(i));
        return channels;
    }
}
