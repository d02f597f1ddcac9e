package io.onefold.ingest.tables;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** How far a snapshot of a database's tables is. Used by one thread. */
public final class SnapshotProgress {
    private final long first;
    private final long expected;
    private final Instant began;
    private Instant now;
    private long rows;

    /**
     * A snapshot of which the first rows have just come.
     *
     * @param first so many; how long they took is not known, so the rate leaves them out
     * @param expected about how many rows there are; 0 where that is not known
     */
    public SnapshotProgress(long first, long expected, Instant began) {
        this.first = first;
        this.rows = first;
        this.expected = expected;
        this.began = began;
        this.now = began;
    }

    /** So many rows more were read by now. */
    public void read(long more, Instant at) {
        rows += more;
        now = at;
    }

    /** Rows so far, a second, and of an expected number how long the rest takes at this rate. */
    public String words() {
        String words = String.format(Locale.ROOT, "first reading: %,d rows", rows);
        if (expected > 0) words += String.format(Locale.ROOT, " of about %,d", Math.max(rows, expected));
        long millis = Duration.between(began, now).toMillis();
        if (millis == 0 || rows == first) return words;
        long aSecond = Math.max(1, (rows - first) * 1000 / millis);
        words += String.format(Locale.ROOT, ", %,d a second", aSecond);
        return expected > rows ? words + ", some " + ((expected - rows) / aSecond + 1) + " s to go" : words;
    }
}
