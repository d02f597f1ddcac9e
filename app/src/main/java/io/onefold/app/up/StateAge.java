package io.onefold.app.up;

import io.onefold.schemas.topics.Retention;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes in a file when local copies of topics were last kept up to date, and deletes those that rested for too long. Such a copy goes on
 * where it stands in its compacted topic; a tombstone that has come and gone meanwhile it would never hear of, and what was deleted or
 * erased would live again. Read from the beginning it is as it should be. Of one thread.
 */
final class StateAge {
    /** Half of what tombstones are kept for: clocks may differ, and reading takes its time. */
    static final Duration MOST = Retention.TOMBSTONES_KEPT.dividedBy(2);

    private static final Logger LOG = LoggerFactory.getLogger(StateAge.class);

    private final Path file;
    private final List<Path> copies;
    private final InstantSource clock;

    /**
     * Of one instance.
     *
     * @param folder of its data
     * @param copies folders of what is read from compacted topics
     */
    StateAge(Path folder, List<Path> copies, InstantSource clock) {
        this.file = folder.resolve("state-used");
        this.copies = List.copyOf(copies);
        this.clock = clock;
    }

    /**
     * To be called before anybody opens the copies.
     *
     * @throws StageException where they cannot be deleted
     */
    void dropWhereOld() {
        try {
            Instant used = lastUsed();
            if (!used.plus(MOST).isBefore(clock.instant())) return;
            boolean isAny = false;
            for (Path each : copies) isAny |= delete(each);
            if (isAny)
                LOG.warn(
                        "event=old-state-deleted last-used={} folders={}: it is read back from its topics",
                        used,
                        copies);
        } catch (IOException e) {
            throw new StageException(
                    "what rested for more than " + MOST.toDays() + " days in " + copies
                            + " cannot be deleted, so that it is read anew: " + e.getMessage(),
                    e);
        }
    }

    /** Notes that they are up to date now. */
    void note() throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(next, clock.instant() + "\n", StandardCharsets.US_ASCII);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** By the file; where it is missing or damaged, by the newest file of the copies. */
    private Instant lastUsed() throws IOException {
        if (Files.exists(file)) {
            try {
                return Instant.parse(
                        Files.readString(file, StandardCharsets.ISO_8859_1).strip());
            } catch (DateTimeParseException damaged) {
                LOG.warn("event=state-age-unreadable file={}", file);
            }
        }
        Instant newest = Instant.EPOCH;
        for (Path each : copies) {
            Instant found = newest(each);
            if (found.isAfter(newest)) newest = found;
        }
        return newest;
    }

    private static Instant newest(Path folder) throws IOException {
        if (!Files.exists(folder)) return Instant.EPOCH;
        try (Stream<Path> files = Files.walk(folder)) {
            Instant newest = Instant.EPOCH;
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                Instant modified = Files.getLastModifiedTime(each).toInstant();
                if (modified.isAfter(newest)) newest = modified;
            }
            return newest;
        }
    }

    /** The folder itself stays: it may be a place of its own on another disk. */
    private static boolean delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return false;
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> found = files.filter(each -> !each.equals(folder))
                    .sorted(Comparator.reverseOrder())
                    .toList();
            for (Path each : found) Files.delete(each);
            return !found.isEmpty();
        }
    }
}
