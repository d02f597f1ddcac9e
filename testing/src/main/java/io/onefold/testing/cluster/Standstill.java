package io.onefold.testing.cluster;

import java.time.Duration;

/**
 * How long profiles that change all the time did not.
 *
 * @param profiles that were looked at
 * @param half of the profiles stood still at most so long
 * @param longest of any profile
 * @param total the longest time in which none of them changed
 * @param back from the fault until the last one that it made stand still changed again; what stands still later, when what was broken
 *     comes back, is in the other figures
 */
public record Standstill(int profiles, Duration half, Duration longest, Duration total, Duration back) {
    @Override
    public String toString() {
        return "%d profiles stood still for %s (half of them) to %s, all at once for %s; all were back %s after the fault"
                .formatted(profiles, seconds(half), seconds(longest), seconds(total), seconds(back));
    }

    private static String seconds(Duration time) {
        return "%.1f s".formatted(time.toMillis() / 1e3);
    }
}
