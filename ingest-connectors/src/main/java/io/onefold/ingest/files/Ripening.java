package io.onefold.ingest.files;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Tells files that are whole from files that are still being written: those stay as they are for a while. */
final class Ripening {
    /** What programs that copy files call those that they have not finished. */
    private static final Set<String> UNFINISHED = Set.of(
            "part",
            "partial",
            "tmp",
            "temp",
            "filepart",
            "crdownload",
            "download",
            "incomplete",
            "uploading",
            "writing",
            "swp");

    private static final Duration PUT_OFF = Duration.ofMinutes(1);

    private final Predicate<String> meant;
    private final Duration settle;
    private final InstantSource clock;
    private final Map<Shelf.Entry, Instant> ripeAt = new HashMap<>();

    /** @param meant by name */
    Ripening(Predicate<String> meant, Duration settle, InstantSource clock) {
        this.meant = meant;
        this.settle = settle;
        this.clock = clock;
    }

    /** Those that are meant and have been as they are for long enough, in the order of their names. */
    List<Shelf.Entry> ripe(List<Shelf.Entry> entries) {
        Instant now = clock.instant();
        ripeAt.keySet().retainAll(new HashSet<>(entries));
        return entries.stream()
                .filter(entry -> !isUnfinished(entry.name()) && meant.test(entry.name()))
                .filter(entry -> !ripeAt.computeIfAbsent(entry, first -> now.plus(settle))
                        .isAfter(now))
                .sorted(Comparator.comparing(Shelf.Entry::name))
                .toList();
    }

    /** One that cannot be read now may be later; until then others go before it. */
    void putOff(Shelf.Entry entry) {
        ripeAt.put(entry, clock.instant().plus(PUT_OFF));
    }

    private static boolean isUnfinished(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return name.endsWith("~") || UNFINISHED.contains(ending);
    }
}
