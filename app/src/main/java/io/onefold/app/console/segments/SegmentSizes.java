package io.onefold.app.console.segments;

import io.onefold.schemas.SegmentMembership;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Follows the topic of memberships: how big each segment is, how big it was, and who moved last. Sizes are exact whenever all of the topic
 * was read; how many moved in the past is what the topic still tells and what was {@linkplain SavedHours saved} before. Thread-safe.
 */
public final class SegmentSizes {
    private static final int LATEST = 50;

    private final Map<String, Segment> segments = new HashMap<>();
    private final Map<Integer, Long> counted = new TreeMap<>();
    private final Map<Integer, Long> positions = new TreeMap<>();
    private long savedAt;

    /** What is known of one segment. */
    private static final class Segment {
        private final MemberSet members = new MemberSet();
        private final SegmentHours hours = new SegmentHours();
        private final Deque<SegmentMembership> latest = new ArrayDeque<>();
        /** What its members should be by what was saved and has moved since. */
        private long expected;
    }

    /**
     * How big a segment is and was.
     *
     * @param sizes the oldest first, the last of them now
     * @param latest who moved last, the newest first
     */
    public record History(String segment, long size, List<SegmentHours.Point> sizes, List<SegmentMembership> latest) {
        public History {
            sizes = List.copyOf(sizes);
            latest = List.copyOf(latest);
        }
    }

    /** Begins with what was saved. The topic is to be read from its beginning all the same. */
    public synchronized void begin(SavedHours.Content saved) {
        counted.putAll(saved.positions());
        savedAt = saved.at();
        saved.sizes().forEach((name, size) -> of(name).expected = size);
        saved.moves()
                .forEach((name, moves) ->
                        moves.forEach((at, moved) -> of(name).hours.add(at, moved)));
    }

    /** Takes a record. */
    public synchronized void add(int partition, long offset, SegmentMembership change) {
        positions.put(partition, offset + 1);
        Segment segment = of(change.segment());
        boolean hasEntered = change.change() == SegmentMembership.Change.ENTERED;
        boolean isNews =
                hasEntered ? segment.members.add(change.profileId()) : segment.members.remove(change.profileId());
        remember(segment, change);
        if (!isNews || offset < counted.getOrDefault(partition, 0L)) return;
        segment.expected += hasEntered ? 1 : -1;
        segment.hours.add(change.at(), new SegmentHours.Moves(hasEntered ? 1 : 0, hasEntered ? 0 : 1));
    }

    /**
     * To be called once all is read that stood in the topic at the start. Compaction may have taken moves that came after what was saved: what
     * is missing of them is put to the moment of saving, so that sizes before it stay what they were.
     */
    public synchronized void settle() {
        for (Segment segment : segments.values()) {
            long missing = segment.members.size() - segment.expected;
            if (missing != 0)
                segment.hours.add(savedAt, new SegmentHours.Moves(Math.max(0, missing), Math.max(0, -missing)));
            segment.expected = segment.members.size();
        }
    }

    /** Partitions are read one after the other, so records do not come in the order of their times. */
    private static void remember(Segment segment, SegmentMembership change) {
        Deque<SegmentMembership> latest = segment.latest;
        if (latest.size() == LATEST && change.at() < latest.getLast().at()) return;
        latest.removeIf(before -> before.profileId().equals(change.profileId()));
        Deque<SegmentMembership> newer = new ArrayDeque<>();
        while (!latest.isEmpty() && latest.getFirst().at() > change.at()) newer.addLast(latest.removeFirst());
        latest.addFirst(change);
        while (!newer.isEmpty()) latest.addFirst(newer.removeLast());
        if (latest.size() > LATEST) latest.removeLast();
    }

    /** Names of all segments that anybody ever was in, ascending. */
    public synchronized List<String> names() {
        return segments.keySet().stream().sorted().toList();
    }

    /**
     * What is known of one; nothing moved, and nobody in it, where it was never heard of.
     *
     * @param step from one point to the next, in milliseconds
     */
    public synchronized History history(String name, long now, long step, int points) {
        Segment segment = segments.getOrDefault(name, new Segment());
        long size = segment.members.size();
        return new History(name, size, segment.hours.sizes(size, now, step, points), new ArrayList<>(segment.latest));
    }

    /** What is to be saved. */
    public synchronized SavedHours.Content content(long now) {
        SortedMap<String, SortedMap<Long, SegmentHours.Moves>> moves = new TreeMap<>();
        segments.forEach((name, segment) -> {
            segment.hours.thin(now);
            moves.put(name, new TreeMap<>(segment.hours.all()));
        });
        SortedMap<String, Long> sizes = new TreeMap<>();
        segments.forEach((name, segment) -> sizes.put(name, (long) segment.members.size()));
        SortedMap<Integer, Long> upTo = new TreeMap<>(counted);
        positions.forEach((partition, position) -> upTo.merge(partition, position, Math::max));
        return new SavedHours.Content(now, upTo, sizes, Collections.unmodifiableSortedMap(moves));
    }

    private Segment of(String name) {
        return segments.computeIfAbsent(name, any -> new Segment());
    }
}
