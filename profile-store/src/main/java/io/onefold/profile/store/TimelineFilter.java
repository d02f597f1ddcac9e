package io.onefold.profile.store;

import io.onefold.schemas.Channel;
import io.onefold.schemas.EventType;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Touchpoint;
import java.util.Set;

/**
 * Which messages of a timeline are wanted: those that are as each of these says. An empty set leaves a matter open.
 *
 * @param sources by the names of the configuration
 * @param names of events, as sources wrote them
 * @param during when they happened
 */
public record TimelineFilter(
        Set<Channel> channels, Set<EventType> types, Set<String> sources, Set<String> names, Span during) {
    /** Every message. */
    public static final TimelineFilter NONE =
            new TimelineFilter(Set.of(), Set.of(), Set.of(), Set.of(), new Span(Long.MIN_VALUE, Long.MAX_VALUE));

    public TimelineFilter {
        channels = Set.copyOf(channels);
        types = Set.copyOf(types);
        sources = Set.copyOf(sources);
        names = Set.copyOf(names);
    }

    /**
     * A time, its ends with it; UTC milliseconds.
     *
     * @param oldest not after the newest
     */
    public record Span(long oldest, long newest) {}

    /** Whether a message of the time that is wanted is as wanted otherwise. */
    boolean matches(Observation message) {
        Touchpoint touchpoint = message.touchpoint();
        return isOf(channels, touchpoint.channel())
                && isOf(types, touchpoint.type())
                && isOf(sources, touchpoint.source())
                && isOf(names, touchpoint.name());
    }

    private static <T> boolean isOf(Set<T> wanted, T told) {
        return wanted.isEmpty() || wanted.contains(told);
    }
}
