package io.onefold.profile.segment;

import io.onefold.profile.expression.PersonView;
import io.onefold.profile.expression.Result;
import io.onefold.profile.portrait.Today;
import io.onefold.schemas.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** All segments of a deployment. Thread-safe. */
public final class Segments {
    /** None. */
    public static final Segments NONE = new Segments(List.of());

    private final List<Segment> byName;

    /** Segments, each name once. */
    public Segments(List<Segment> segments) {
        this.byName =
                segments.stream().sorted(Comparator.comparing(Segment::name)).toList();
        for (int i = 1; i < byName.size(); i++)
            if (byName.get(i - 1).name().equals(byName.get(i).name()))
                throw new IllegalArgumentException(
                        "two segments are called " + byName.get(i).name());
    }

    /** By name. */
    public List<Segment> all() {
        return byName;
    }

    /**
     * Where a person is in.
     *
     * @param in the segments' names, ascending
     * @param untold of segments whose condition cannot be told of this person, who is not in them: why, without personal data
     */
    public record Memberships(List<String> in, SortedMap<String, String> untold) {}

    /** The segments that a person is in on that day; until when, the day knows afterwards. */
    public Memberships of(PersonView person, Today today) {
        List<String> in = new ArrayList<>();
        SortedMap<String, String> untold = new TreeMap<>();
        for (Segment segment : byName)
            switch (segment.condition().of(person, today)) {
                case Result.Told(Value value) -> {
                    if (value instanceof Value.Flag(boolean on) && on) in.add(segment.name());
                }
                case Result.Absent absent -> {}
                case Result.NotTold(String reason) -> untold.put(segment.name(), reason);
            }
        return new Memberships(List.copyOf(in), untold);
    }
}
