package io.onefold.testing.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a fault may do to those who look on; zero for what is not bounded.
 *
 * @param back within which all profiles are back
 * @param longest for which any profile may stand still
 * @param total for which all may at once
 */
public record Bound(Duration back, Duration longest, Duration total) {
    /** Whatever it does, it comes back. */
    static final Bound NONE = new Bound(Duration.ZERO, Duration.ZERO, Duration.ZERO);

    List<String> exceededBy(Standstill standstill) {
        List<String> problems = new ArrayList<>();
        if (exceeds(standstill.back(), back)) problems.add("profiles are back after more than " + back);
        if (exceeds(standstill.longest(), longest)) problems.add("a profile stands still for more than " + longest);
        if (exceeds(standstill.total(), total)) problems.add("all profiles stand still for more than " + total);
        return problems;
    }

    private static boolean exceeds(Duration time, Duration bound) {
        return !bound.isZero() && time.compareTo(bound) > 0;
    }
}
