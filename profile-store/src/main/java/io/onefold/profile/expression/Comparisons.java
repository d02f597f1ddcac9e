package io.onefold.profile.expression;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.IntPredicate;

/** Which values are equal, and which come first. Numbers of both kinds compare exactly, as numbers do. */
final class Comparisons {
    /** Up to here a double holds each whole number. */
    private static final long EXACT = 1L << 53;

    private Comparisons() {}

    static Object not(Evaluation at, Object[] arguments) {
        return arguments[0] instanceof Boolean on ? !on : Untold.needed("yes or no", arguments[0]);
    }

    static Object equal(Evaluation at, Object[] arguments) {
        return equal(at, arguments[0], arguments[1]);
    }

    static Object unequal(Evaluation at, Object[] arguments) {
        return !equal(at, arguments[0], arguments[1]);
    }

    static Object ordered(Evaluation at, Object[] arguments, IntPredicate holds) {
        Object first = arguments[0];
        Object second = arguments[1];
        if (first instanceof Number a && second instanceof Number b) return holds.test(compare(a, b));
        if (first instanceof String a && second instanceof String b) {
            at.work(Math.min(a.length(), b.length()) / 16);
            return holds.test(a.compareTo(b));
        }
        boolean isOrdered = first instanceof Number || first instanceof String;
        return isOrdered ? Untold.needed(Words.of(first), second) : Untold.needed("a number or a text", first);
    }

    static boolean equal(Evaluation at, Object first, Object second) {
        if (first instanceof String a && second instanceof String b) {
            if (a.length() != b.length()) return false;
            at.work(a.length() / 16);
            return a.equals(b);
        }
        if (first instanceof Number a && second instanceof Number b) return compare(a, b) == 0;
        if (first instanceof List<?> a && second instanceof List<?> b) return equalLists(at, a, b);
        return first.equals(second);
    }

    private static boolean equalLists(Evaluation at, List<?> a, List<?> b) {
        if (a.size() != b.size()) return false;
        at.work(a.size());
        for (int i = 0; i < a.size(); i++) if (!equal(at, a.get(i), b.get(i))) return false;
        return true;
    }

    static int compare(Number a, Number b) {
        if (a instanceof Long x && b instanceof Long y) return Long.compare(x, y);
        if (isExact(a) && isExact(b)) return compare(a.doubleValue(), b.doubleValue());
        return decimal(a).compareTo(decimal(b));
    }

    /** Unlike {@link Double#compare} it knows one zero only. */
    private static int compare(double a, double b) {
        return a < b ? -1 : a > b ? 1 : 0;
    }

    private static boolean isExact(Number number) {
        if (number instanceof Double) return true;
        long whole = number.longValue();
        return whole >= -EXACT && whole <= EXACT;
    }

    private static BigDecimal decimal(Number number) {
        return number instanceof Double real ? new BigDecimal(real) : BigDecimal.valueOf(number.longValue());
    }
}
