package io.onefold.ingest.accounting;

import io.onefold.ingest.Fate;
import io.onefold.schemas.SourceMinute;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Counts what one reader of a source does, minute by minute. Safe for several threads. */
public final class SourceCounter {
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long BETWEEN_REPORTS = Duration.ofSeconds(2).toMillis();

    private final String source;
    private final String reader;
    private final InstantSource clock;
    private final List<SourceMinute> ended = new ArrayList<>();
    private Counts current;
    private boolean isChanged;
    private long lastReport;

    /**
     * A counter of a reader that begins now: one that is started again in the same minute is another, or its counts would
     * replace the earlier ones.
     *
     * @param reader who reads, such as {@code connect-0}
     */
    public SourceCounter(String source, String reader, InstantSource clock) {
        this.source = source;
        this.reader = reader + "-" + Long.toString(clock.millis(), Character.MAX_RADIX);
        this.clock = clock;
        this.current = new Counts(minute(), "", "");
    }

    /** A minute under way. */
    private static final class Counts {
        private final long minute;
        private String problem;
        private String progress;
        private long produced;
        private long quarantined;
        private long repeated;
        private long flagged;

        Counts(long minute, String problem, String progress) {
            this.minute = minute;
            this.problem = problem;
            this.progress = progress;
        }
    }

    /** A record was read, and this became of it. */
    public synchronized void took(Fate fate) {
        turn();
        switch (fate) {
            case Fate.Accepted accepted -> {
                current.produced++;
                if (!accepted.remark().isEmpty()) current.flagged++;
            }
            case Fate.Refused refused -> current.quarantined++;
        }
        isChanged = true;
    }

    /** A record was read that had been taken before. */
    public synchronized void skipped() {
        turn();
        current.repeated++;
        isChanged = true;
    }

    /** Why the source cannot be read; empty: it can again. */
    public synchronized void problem(String words) {
        turn();
        if (current.problem.equals(words)) return;
        current.problem = words;
        isChanged = true;
    }

    /** How far a first reading is; empty: none is at work. */
    public synchronized void progress(String words) {
        turn();
        if (current.progress.equals(words)) return;
        current.progress = words;
        isChanged = true;
    }

    /** What there is to report: minutes that have ended, and now and then how far the running one is. */
    public synchronized List<SourceMinute> due() {
        turn();
        long now = clock.millis();
        List<SourceMinute> due = new ArrayList<>(ended);
        ended.clear();
        if (isChanged && now - lastReport >= BETWEEN_REPORTS) {
            due.add(reported());
            isChanged = false;
            lastReport = now;
        }
        return due;
    }

    /** The last of it, at the end. */
    public synchronized List<SourceMinute> rest() {
        List<SourceMinute> rest = new ArrayList<>(ended);
        if (isChanged) rest.add(reported());
        ended.clear();
        isChanged = false;
        return rest;
    }

    private void turn() {
        if (current.minute == minute()) return;
        if (isChanged) ended.add(reported());
        // A problem that goes on is said in each minute.
        isChanged = !current.problem.isEmpty();
        current = new Counts(minute(), current.problem, current.progress);
    }

    private long minute() {
        return Math.floorDiv(clock.millis(), MINUTE) * MINUTE;
    }

    private SourceMinute reported() {
        return new SourceMinute(
                source,
                reader,
                current.minute,
                current.produced + current.quarantined + current.repeated,
                current.produced,
                current.quarantined,
                current.repeated,
                current.flagged,
                current.problem,
                current.progress);
    }
}
