package io.onefold.app.audit;

import io.onefold.identity.audit.AuditProgress;
import java.io.PrintWriter;
import java.time.Duration;

/** A line on the terminal that says how far something is, how fast and how long it takes; none where it is over in a moment. */
public final class ProgressLine implements AuditProgress, AutoCloseable {
    private static final long EVERY = Duration.ofMillis(500).toNanos();
    private static final String WIPED = "\r" + " ".repeat(100) + "\r";

    private final PrintWriter out;
    private String step = "";
    private long begun;
    private long shown = System.nanoTime();
    private boolean dirty;

    /** @param out stays the caller's */
    public ProgressLine(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void at(String current, long done, long all) {
        long now = System.nanoTime();
        if (!current.equals(step)) {
            step = current;
            begun = now;
        }
        if (now - shown < EVERY) return;
        shown = now;
        double rate = done / Math.max((now - begun) / 1e9, 1e-3);
        String left = done == 0 ? "?" : "%,.0f".formatted((all - done) / rate);
        out.print(WIPED + "%s: %,d of %,d, %,.0f/s, %s s left".formatted(step, done, all, rate, left));
        out.flush();
        dirty = true;
    }

    /**
     * Says how far it is where only the part is known.
     *
     * @param part of all that is done, 0 to 1; 0 where that is not known either
     */
    public void atPart(String current, long done, double part) {
        at(current, done, part > 0 ? (long) (done / part) : done);
    }

    /** Takes the line away. */
    @Override
    public void close() {
        if (dirty) out.print(WIPED);
        out.flush();
        dirty = false;
    }
}
