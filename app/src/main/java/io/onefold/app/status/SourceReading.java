package io.onefold.app.status;

import io.onefold.schemas.SourceMinute;

/**
 * What was read of one source in the last hour, by all its readers: read = produced + quarantined + repeated.
 *
 * @param flagged those of the produced that are not as the source's plan has it
 * @param lastMinute when the newest of its minutes began, UTC milliseconds
 * @param problem why it cannot be read at the moment, in words; empty where it can
 * @param progress how far a first reading is, in words; empty where none is at work
 */
public record SourceReading(
        long read,
        long produced,
        long quarantined,
        long repeated,
        long flagged,
        long lastMinute,
        String problem,
        String progress) {
    static SourceReading of(SourceMinute minute) {
        return new SourceReading(
                minute.read(),
                minute.produced(),
                minute.quarantined(),
                minute.repeated(),
                minute.flagged(),
                minute.minute(),
                minute.problem(),
                minute.progress());
    }

    /** Of two readers or minutes; the newer says how it is at the moment. */
    SourceReading plus(SourceReading other) {
        return new SourceReading(
                read + other.read,
                produced + other.produced,
                quarantined + other.quarantined,
                repeated + other.repeated,
                flagged + other.flagged,
                Math.max(lastMinute, other.lastMinute),
                newest(other, problem, other.problem),
                newest(other, progress, other.progress));
    }

    private String newest(SourceReading other, String own, String others) {
        if (lastMinute == other.lastMinute) return others.isEmpty() ? own : others;
        return lastMinute > other.lastMinute ? own : others;
    }
}
