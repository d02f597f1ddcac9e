package io.onefold.profile.expression;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is asked of lists, and of values by name. */
final class Lists {
    private Lists() {}

    static Object contains(Evaluation at, Object[] arguments) {
        if (arguments[1] instanceof Named named)
            return arguments[0] instanceof String name && !(named.get(name) instanceof Untold);
        if (!(arguments[1] instanceof List<?> list)) return Untold.needed("a list", arguments[1]);
        at.work(list.size());
        for (Object each : list) if (Comparisons.equal(at, arguments[0], each)) return true;
        return false;
    }

    /** The element of a number from 0, or what has a name; absent where there is none. */
    static Object at(Evaluation at, Object[] arguments) {
        if (arguments[0] instanceof Named named && arguments[1] instanceof String name) return named.get(name);
        if (!(arguments[0] instanceof List<?> list)) return Untold.needed("a list", arguments[0]);
        if (!(arguments[1] instanceof Long index)) return Untold.needed("a whole number", arguments[1]);
        return index < 0 || index >= list.size() ? Untold.ABSENT : list.get(index.intValue());
    }

    static Object size(Evaluation at, Object[] arguments) {
        return switch (arguments[0]) {
            case List<?> list -> (long) list.size();
            case Named named -> (long) named.names().size();
            case String text -> {
                at.work(text.length() / 16);
                yield (long) text.codePointCount(0, text.length());
            }
            default -> Untold.needed("a list or a text", arguments[0]);
        };
    }

    static Object sum(Evaluation at, Object[] arguments) {
        if (!(arguments[0] instanceof List<?> list)) return Untold.needed("a list", arguments[0]);
        at.work(list.size());
        Object sum = 0L;
        for (Object each : list) {
            sum = Arithmetic.PLUS.apply(at, new Object[] {sum, each});
            if (sum instanceof Untold) return sum;
        }
        return sum;
    }

    /** Absent of an empty list. */
    static Object mean(Evaluation at, Object[] arguments) {
        Object sum = sum(at, arguments);
        if (!(sum instanceof Number number)) return sum;
        int size = ((List<?>) arguments[0]).size();
        return size == 0 ? Untold.ABSENT : Values.real(number.doubleValue() / size);
    }

    /** The least, or with the direction -1 the greatest; the first of equal ones, absent of an empty list. */
    static Object extreme(Evaluation at, Object[] arguments, int direction) {
        if (!(arguments[0] instanceof List<?> list)) return Untold.needed("a list", arguments[0]);
        at.work(list.size());
        Object best = Untold.ABSENT;
        for (Object each : list) {
            Object better = best instanceof Untold
                    ? Comparisons.ordered(at, new Object[] {each, each}, sign -> true)
                    : Comparisons.ordered(at, new Object[] {each, best}, sign -> sign * direction < 0);
            if (better instanceof Untold) return better;
            if (better.equals(true)) best = each;
        }
        return best;
    }

    /** Absent of an empty list, as all that is asked of an element. */
    static Object first(Evaluation at, Object[] arguments) {
        if (!(arguments[0] instanceof List<?> list)) return Untold.needed("a list", arguments[0]);
        return list.isEmpty() ? Untold.ABSENT : list.getFirst();
    }

    static Object last(Evaluation at, Object[] arguments) {
        if (!(arguments[0] instanceof List<?> list)) return Untold.needed("a list", arguments[0]);
        return list.isEmpty() ? Untold.ABSENT : list.getLast();
    }

    /** Each element once, in the order of their first ones. */
    static Object distinct(Evaluation at, Object[] arguments) {
        return arguments[0] instanceof List<?> list
                ? List.copyOf(counts(at, list).keySet())
                : Untold.needed("a list", arguments[0]);
    }

    /** Of equally frequent elements the first. */
    static Object mostFrequent(Evaluation at, Object[] arguments) {
        if (!(arguments[0] instanceof List<?> list)) return Untold.needed("a list", arguments[0]);
        Object best = Untold.ABSENT;
        int most = 0;
        for (Map.Entry<Object, Integer> each : counts(at, list).entrySet()) {
            if (each.getValue() <= most) continue;
            most = each.getValue();
            best = each.getKey();
        }
        return best;
    }

    private static Map<Object, Integer> counts(Evaluation at, List<?> list) {
        at.work(list.size());
        Map<Object, Integer> counts = new LinkedHashMap<>();
        for (Object each : list) counts.merge(each, 1, Integer::sum);
        return counts;
    }
}
