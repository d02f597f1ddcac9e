package io.onefold.app.quarantine;

import io.onefold.ingest.redrive.Redrive;
import io.onefold.ingest.redrive.Redriven;
import io.onefold.schemas.Quarantined;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Redrives many records, some at a time, and counts what came of them. Not thread-safe. */
public final class RedriveRun {
    private static final int MOST_RECORDS = 500;
    private static final long MOST_BYTES = 4 << 20;

    private final Redrive redrive;
    private final List<CompletableFuture<Redriven>> waiting = new ArrayList<>();
    private final Set<String> republished = new HashSet<>();
    private final Map<String, Long> unreadable = new TreeMap<>();
    private long waitingBytes;
    private long accepted;
    private long sentBack;
    private long refused;

    /** @param redrive where to */
    public RedriveRun(Redrive redrive) {
        this.redrive = redrive;
    }

    /**
     * Redrives one, and waits for those before it where many are under way.
     *
     * @throws java.util.concurrent.CompletionException where one is not known to be stored; all may be redriven again
     */
    public void add(Quarantined record) {
        // What its topic refuses again is in quarantine twice; each redrive would double it.
        if (!record.origin().isEmpty() && !republished.add(digest(record))) return;
        waiting.add(redrive.redrive(record).toCompletableFuture());
        waitingBytes += record.original().remaining();
        if (waiting.size() >= MOST_RECORDS || waitingBytes >= MOST_BYTES) await();
    }

    /** Waits for all. */
    public void await() {
        for (CompletableFuture<Redriven> each : waiting) count(each.join());
        waiting.clear();
        waitingBytes = 0;
    }

    private void count(Redriven outcome) {
        switch (outcome) {
            case Redriven.Accepted some -> {
                accepted += some.touchpoints();
                refused += some.quarantined();
            }
            case Redriven.Republished again -> sentBack++;
            case Redriven.StillRefused still -> refused++;
            case Redriven.Unreadable nobody -> unreadable.merge(nobody.message(), 1L, Long::sum);
        }
    }

    /** Whether nobody here knew how to read some of them. */
    public boolean hasUnreadable() {
        return !unreadable.isEmpty();
    }

    /**
     * What came of them.
     *
     * @param accepted touchpoints that were read this time
     * @param sentBack to their topics, where they are decided upon again
     * @param refused as before
     * @param unreadable by why nobody here could read them
     */
    public record Outcome(long accepted, long sentBack, long refused, SortedMap<String, Long> unreadable) {
        public Outcome {
            unreadable = Collections.unmodifiableSortedMap(new TreeMap<>(unreadable));
        }
    }

    /** What came of those that were waited for. */
    public Outcome outcome() {
        return new Outcome(accepted, sentBack, refused, new TreeMap<>(unreadable));
    }

    /** What came of them, for people. */
    public String summary() {
        StringBuilder text = new StringBuilder("accepted again: " + accepted + " touchpoints\nrepublished: " + sentBack
                + " to their topics; the accounting shows what becomes of them\nstill refused: " + refused + "\n");
        unreadable.forEach((why, records) -> text.append("left alone: ")
                .append(records)
                .append(", since ")
                .append(why)
                .append('\n'));
        return text.toString();
    }

    private static String digest(Quarantined record) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(record.origin().getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
            sha.update(record.original().duplicate());
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
