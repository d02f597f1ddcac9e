package io.onefold.app.console.segments;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many entered and left one segment, by hour; what is older is kept by day, and what is very old is not. Of one thread.
 */
final class SegmentHours {
    static final long HOUR = Duration.ofHours(1).toMillis();
    static final long DAY = Duration.ofDays(1).toMillis();

    private static final long HOURS_KEPT = 35 * DAY;
    private static final long DAYS_KEPT = 400 * DAY;

    private final NavigableMap<Long, Moves> moves = new TreeMap<>();

    /** Who moved within one hour or day. */
    record Moves(long entered, long left) {
        Moves and(Moves other) {
            return new Moves(entered + other.entered, left + other.left);
        }
    }

    /**
     * The size at one moment.
     *
     * @param at UTC milliseconds
     * @param entered since the point before
     * @param left since the point before
     */
    public record Point(long at, long size, long entered, long left) {}

    void add(long at, Moves moved) {
        moves.merge(Math.floorDiv(at, HOUR) * HOUR, moved, Moves::and);
    }

    /** Makes days of old hours and lets go of old days. */
    void thin(long now) {
        SortedMap<Long, Moves> old = moves.headMap(Math.floorDiv(now - HOURS_KEPT, DAY) * DAY);
        SortedMap<Long, Moves> days = new TreeMap<>();
        old.forEach((hour, moved) -> days.merge(Math.floorDiv(hour, DAY) * DAY, moved, Moves::and));
        old.clear();
        moves.putAll(days.tailMap(now - DAYS_KEPT));
    }

    /** By the beginning of each hour or day in which somebody moved. */
    SortedMap<Long, Moves> all() {
        return Collections.unmodifiableSortedMap(moves);
    }

    /**
     * How big it was, walking back from how big it is.
     *
     * @param size now
     * @param step from one point to the next, in milliseconds
     * @param points how many, the last of them now
     */
    List<Point> sizes(long size, long now, long step, int points) {
        List<Point> back = new ArrayList<>();
        long until = now;
        long then = size;
        for (int i = 0; i < points; i++) {
            long since = (Math.floorDiv(now, step) - i) * step;
            // A profile's as-of time may be ahead of our clock.
            Moves moved = within(since, i == 0 ? Long.MAX_VALUE : until);
            back.add(new Point(until, then, moved.entered(), moved.left()));
            then -= moved.entered() - moved.left();
            until = since;
        }
        Collections.reverse(back);
        return back;
    }

    /** A day that was made of hours counts for the step that it begins in. */
    private Moves within(long since, long until) {
        Moves sum = new Moves(0, 0);
        for (Map.Entry<Long, Moves> each : moves.subMap(since, until).entrySet()) sum = sum.and(each.getValue());
        return sum;
    }
}
