package io.onefold.profile.store;

import java.util.Optional;

/**
 * Which page of a timeline is asked for.
 *
 * @param after where the page before ended; empty for the first page
 * @param most how many messages at most, at least 1
 */
public record TimelineQuery(Optional<TimelineCursor> after, TimelineFilter filter, int most) {
    /** The newest messages, so many at most. */
    public static TimelineQuery newest(int most) {
        return new TimelineQuery(Optional.empty(), TimelineFilter.NONE, most);
    }

    /** The same question about what comes after a page. */
    public TimelineQuery after(TimelineCursor cursor) {
        return new TimelineQuery(Optional.of(cursor), filter, most);
    }
}
