package io.onefold.profile.subscription;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The fields of a profile that somebody may have: whole sections such as {@code purchases}, or one thing in a section, such as
 * {@code traits.city}, {@code identifiers.email} (a namespace), {@code segments.lapsed} or {@code activity.channels.web}. Immutable.
 */
public final class FieldPaths {
    private final SortedSet<String> paths;

    public FieldPaths(Collection<String> paths) {
        this.paths = Collections.unmodifiableSortedSet(new TreeSet<>(paths));
    }

    /** In order. */
    public SortedSet<String> all() {
        return paths;
    }

    /** Whether a section may go as a whole. */
    boolean hasWhole(String section) {
        return paths.contains(section);
    }

    /** Whether something in a section may go. */
    boolean has(String section, String name) {
        return paths.contains(section) || paths.contains(section + "." + name);
    }

    /** Whether a path, or something that it is in, is named. */
    public boolean isNamed(String path) {
        for (int end = path.length(); end > 0; end = path.lastIndexOf('.', end - 1))
            if (paths.contains(path.substring(0, end))) return true;
        return false;
    }

    /** Whether a section or anything in it may go. */
    public boolean hasSome(String section) {
        SortedSet<String> from = paths.tailSet(section + ".");
        return paths.contains(section) || (!from.isEmpty() && from.first().startsWith(section + "."));
    }

    /** What of a map may go. */
    <V> SortedMap<String, V> in(String section, SortedMap<String, V> map) {
        if (hasWhole(section)) return map;
        SortedMap<String, V> left = new TreeMap<>();
        if (hasSome(section))
            map.forEach((name, value) -> {
                if (has(section, name)) left.put(name, value);
            });
        return left;
    }

    @Override
    public String toString() {
        return paths.toString();
    }
}
