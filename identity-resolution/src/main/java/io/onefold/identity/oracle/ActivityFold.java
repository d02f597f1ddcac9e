package io.onefold.identity.oracle;

import io.onefold.schemas.UnifiedProfile.Activity;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts a profile's messages by channel, hour and day. */
record ActivityFold(ZoneId zone, long asOf) {
    private static final int HOURS = 24;

    /** The activity of at least one message. */
    Activity of(List<Message> messages) {
        SortedMap<String, Long> channels = new TreeMap<>();
        List<Long> hours = new ArrayList<>(Collections.nCopies(HOURS, 0L));
        List<Long> days = new ArrayList<>(messages.size());
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (Message message : messages) {
            long at = message.touchpoint().occurredAt();
            first = Math.min(first, at);
            last = Math.max(last, at);
            channels.merge(message.touchpoint().channel().label(), 1L, Long::sum);
            ZonedDateTime local = local(at);
            hours.set(local.getHour(), hours.get(local.getHour()) + 1);
            days.add(local.toLocalDate().toEpochDay());
        }
        return new Activity(
                messages.size(),
                first,
                last,
                channels,
                hours,
                within(days, 7),
                within(days, 30),
                within(days, 90),
                within(days, 365));
    }

    private long within(List<Long> days, int window) {
        long today = local(asOf).toLocalDate().toEpochDay();
        return days.stream().filter(day -> today - window < day && day <= today).count();
    }

    private ZonedDateTime local(long at) {
        return Instant.ofEpochMilli(at).atZone(zone);
    }
}
