package io.onefold.ingest.files;

import io.onefold.ingest.Fate;
import io.onefold.schemas.SourceMinute;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * What an import has done, minute by minute, over all its runs: a run that goes on after an interruption goes on counting under the same name, so
 * that each record of the file is counted once. Used by one thread.
 */
final class ImportMinutes {
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private final String source;
    private final String reader;
    private final TreeMap<Long, SourceMinute> minutes = new TreeMap<>();

    /**
     * @param reader what the import is called in all its runs
     * @param earlier minutes that are not known to be told
     */
    ImportMinutes(String source, String reader, Collection<SourceMinute> earlier) {
        this.source = source;
        this.reader = reader;
        earlier.forEach(minute -> minutes.put(minute.minute(), minute));
    }

    String reader() {
        return reader;
    }

    /** A record is stored, and this became of it. */
    void took(Fate fate, long now) {
        long minute = Math.floorDiv(now, MINUTE) * MINUTE;
        SourceMinute last =
                minutes.getOrDefault(minute, new SourceMinute(source, reader, minute, 0, 0, 0, 0, 0, "", ""));
        minutes.put(
                minute,
                switch (fate) {
                    case Fate.Accepted accepted ->
                        plus(last, 1, 0, accepted.remark().isEmpty() ? 0 : 1);
                    case Fate.Refused refused -> plus(last, 0, 1, 0);
                });
    }

    private static SourceMinute plus(SourceMinute last, int produced, int quarantined, int flagged) {
        return new SourceMinute(
                last.source(),
                last.reader(),
                last.minute(),
                last.read() + produced + quarantined,
                last.produced() + produced,
                last.quarantined() + quarantined,
                0,
                last.flagged() + flagged,
                "",
                "");
    }

    /** What is to be told. */
    List<SourceMinute> untold() {
        return List.copyOf(minutes.values());
    }

    /** That was told; the latest may still grow. */
    void told() {
        while (minutes.size() > 1) minutes.pollFirstEntry();
    }
}
