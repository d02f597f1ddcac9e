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
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (Message message : messages) {
            long at = message.touchpoint().occurredAt();
            first = Math.min(first, at);
            last = Math.max(last, at);
            channels.merge(message.touchpoint().channel().label(), 1L, Long::sum);
            int hour = local(at).getHour();
            hours.set(hour, hours.get(hour) + 1);
        }
        return new Activity(
                messages.size(),
                first,
                last,
                channels,
                hours,
                within(messages, 7),
                within(messages, 30),
                within(messages, 90),
                within(messages, 365));
    }

    private long within(List<Message> messages, int days) {
        long today = day(asOf);
        return messages.stream()
                .mapToLong(message -> day(message.touchpoint().occurredAt()))
                .filter(day -> today - days < day && day <= today)
                .count();
    }

    private long day(long at) {
        return local(at).toLocalDate().toEpochDay();
    }

    private ZonedDateTime local(long at) {
        return Instant.ofEpochMilli(at).atZone(zone);
    }
}
