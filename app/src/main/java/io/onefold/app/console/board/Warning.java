package io.onefold.app.console.board;

import java.util.List;

/**
 * That more was said on the last complete day than usually is.
 *
 * @param what {@code complaint} or {@code negative-answer}
 * @param dimension {@code store}, {@code product} or {@code channel}
 * @param name of that store, product or channel
 * @param count on the last complete day
 * @param before the counts of the same weekday in the weeks before, the oldest first
 * @param expected the count that these let expect
 * @param usualUpTo the least count that is exceeded by chance on at most one day in a hundred
 * @param probability of such a count or a greater one by chance
 */
public record Warning(
        String what,
        String dimension,
        String name,
        int count,
        List<Integer> before,
        double expected,
        int usualUpTo,
        double probability) {
    public Warning {
        before = List.copyOf(before);
    }
}
