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
    private SourceMinute current;
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
        this.current = empty("");
    }

    /** A record was read, and this became of it. */
    public synchronized void took(Fate fate) {
        switch (fate) {
            case Fate.Accepted accepted -> add(1, 0, 0, accepted.remark().isEmpty() ? 0 : 1);
            case Fate.Refused refused -> add(0, 1, 0, 0);
        }
    }

    /** A record was read that had been taken before. */
    public synchronized void skipped() {
        add(0, 0, 1, 0);
    }

    /** Why the source cannot be read; empty: it can again. */
    public synchronized void problem(String words) {
        turn();
        if (current.problem().equals(words)) return;
        current = plus(0, 0, 0, 0, words);
        isChanged = true;
    }

    /** What there is to report: minutes that have ended, and now and then how far the running one is. */
    public synchronized List<SourceMinute> due() {
        turn();
        long now = clock.millis();
        List<SourceMinute> due = new ArrayList<>(ended);
        ended.clear();
        if (isChanged && now - lastReport >= BETWEEN_REPORTS) {
            due.add(current);
            isChanged = false;
            lastReport = now;
        }
        return due;
    }

    /** The last of it, at the end. */
    public synchronized List<SourceMinute> rest() {
        List<SourceMinute> rest = new ArrayList<>(ended);
        if (isChanged) rest.add(current);
        ended.clear();
        isChanged = false;
        return rest;
    }

    private void add(int produced, int quarantined, int repeated, int flagged) {
        turn();
        current = plus(produced, quarantined, repeated, flagged, current.problem());
        isChanged = true;
    }

    private void turn() {
        if (current.minute() == minute()) return;
        if (isChanged) ended.add(current);
        // A problem that goes on is said in each minute.
        isChanged = !current.problem().isEmpty();
        current = empty(current.problem());
    }

    private long minute() {
        return Math.floorDiv(clock.millis(), MINUTE) * MINUTE;
    }

    private SourceMinute empty(String problem) {
        return new SourceMinute(source, reader, minute(), 0, 0, 0, 0, 0, problem);
    }

    private SourceMinute plus(int produced, int quarantined, int repeated, int flagged, String problem) {
        return new SourceMinute(
                source,
                reader,
                current.minute(),
                current.read() + produced + quarantined + repeated,
                current.produced() + produced,
                current.quarantined() + quarantined,
                current.repeated() + repeated,
                current.flagged() + flagged,
                problem);
    }
}
