package io.onefold.app.rebuild;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * How far a feed has come.
 *
 * @param read offsets that were passed in this run
 * @param total offsets that there were to pass when it began; compaction has left gaps among them
 * @param sent records that the fresh installation was given in this run
 * @param elapsed since it began
 */
public record FeedProgress(long read, long total, long sent, Duration elapsed) {
    /** 0 to 100. */
    public int percent() {
        return total == 0 ? 100 : (int) (read * 100 / total);
    }

    /** Records given a second; 0 in the first instant. */
    public long perSecond() {
        long millis = elapsed.toMillis();
        return millis == 0 ? 0 : sent * 1_000 / millis;
    }

    /** Estimated from what was done so far; empty before anything was. */
    public OptionalLong remainingSeconds() {
        if (read == 0) return OptionalLong.empty();
        return OptionalLong.of(Math.round((double) elapsed.toMillis() / read * (total - read) / 1_000));
    }
}
