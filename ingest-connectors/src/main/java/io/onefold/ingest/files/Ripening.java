package io.onefold.ingest.files;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Tells files that are whole from files that are still being written: those stay as they are for a while. */
final class Ripening {
    /** What programs that copy files call those that they have not finished. */
    private static final Set<String> UNFINISHED = Set.of("part", "partial", "tmp", "filepart", "crdownload", "writing");

    private final Predicate<String> meant;
    private final Duration settle;
    private final InstantSource clock;
    private final Map<Shelf.Entry, Instant> seen = new HashMap<>();

    /** @param meant by name */
    Ripening(Predicate<String> meant, Duration settle, InstantSource clock) {
        this.meant = meant;
        this.settle = settle;
        this.clock = clock;
    }

    /** The first in the order of names that is meant, and has been like that for long enough. */
    Optional<Shelf.Entry> firstOf(List<Shelf.Entry> entries) {
        Instant now = clock.instant();
        seen.keySet().retainAll(new HashSet<>(entries));
        return entries.stream()
                .filter(entry -> meant.test(entry.name()) && !UNFINISHED.contains(ending(entry.name())))
                .filter(entry ->
                        !seen.computeIfAbsent(entry, first -> now).plus(settle).isAfter(now))
                .min(Comparator.comparing(Shelf.Entry::name));
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
