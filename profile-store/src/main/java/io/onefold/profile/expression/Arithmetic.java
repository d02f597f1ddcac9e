package io.onefold.profile.expression;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;

/** Calculations. Whole numbers stay whole; with a number that is not, the result is not. What would be too large is untold. */
final class Arithmetic {
    static final Function.Operation MINUS = (at, arguments) -> both(arguments, Math::subtractExact, (a, b) -> a - b);
    static final Function.Operation TIMES = (at, arguments) -> both(arguments, Math::multiplyExact, (a, b) -> a * b);
    static final Function.Operation OVER = Arithmetic::over;
    static final Function.Operation REMAINDER = Arithmetic::remainder;
    static final Function.Operation PLUS = Arithmetic::plus;

    private static final int DIGITS = 40;

    private Arithmetic() {}

    static Object negative(Evaluation at, Object[] arguments) {
        return both(new Object[] {0L, arguments[0]}, Math::subtractExact, (zero, number) -> -number);
    }

    /** The number without what is behind the point. */
    static Object whole(Evaluation at, Object[] arguments) {
        Object number = arguments[0] instanceof String text ? decimal(text) : arguments[0];
        return switch (number) {
            case Long whole -> whole;
            case Double real -> whole(new BigDecimal(real));
            case BigDecimal decimal -> whole(decimal);
            case Untold untold -> untold;
            default -> Untold.needed("a number", number);
        };
    }

    static Object real(Evaluation at, Object[] arguments) {
        Object number = arguments[0] instanceof String text ? decimal(text) : arguments[0];
        return number instanceof Number told
                ? Values.real(told.doubleValue())
                : number instanceof Untold ? number : Untold.needed("a number", number);
    }

    private static Object plus(Evaluation at, Object[] arguments) {
        if (arguments[0] instanceof String a && arguments[1] instanceof String b) {
            if (a.length() + b.length() > Limits.TEXT) return Untold.TOO_LONG;
            at.work(a.length() + b.length());
            return a + b;
        }
        if (arguments[0] instanceof List<?> a && arguments[1] instanceof List<?> b) {
            at.work(a.size() + b.size());
            List<Object> joined = new ArrayList<>(a);
            joined.addAll(b);
            return joined;
        }
        return both(arguments, Math::addExact, Double::sum);
    }

    private static Object over(Evaluation at, Object[] arguments) {
        if (arguments[1] instanceof Number by && by.doubleValue() == 0) return Untold.BY_ZERO;
        return both(arguments, Math::divideExact, (a, b) -> a / b);
    }

    private static Object remainder(Evaluation at, Object[] arguments) {
        if (!(arguments[0] instanceof Long a)) return Untold.needed("a whole number", arguments[0]);
        if (!(arguments[1] instanceof Long b)) return Untold.needed("a whole number", arguments[1]);
        return b == 0 ? Untold.BY_ZERO : a % b;
    }

    private static Object both(Object[] arguments, LongBinaryOperator wholes, DoubleBinaryOperator reals) {
        if (!(arguments[0] instanceof Number a)) return Untold.needed("a number", arguments[0]);
        if (!(arguments[1] instanceof Number b)) return Untold.needed(Words.of(a), arguments[1]);
        if (!(a instanceof Long x && b instanceof Long y))
            return Values.real(reals.applyAsDouble(a.doubleValue(), b.doubleValue()));
        try {
            return wholes.applyAsLong(x, y);
        } catch (ArithmeticException e) {
            return Untold.TOO_LARGE;
        }
    }

    private static Object decimal(String text) {
        try {
            return text.length() > DIGITS ? Untold.needed("a number", text) : new BigDecimal(text);
        } catch (NumberFormatException e) {
            return Untold.needed("a number", text);
        }
    }

    private static Object whole(BigDecimal number) {
        // Looked at first, because writing out 1e999999999 would take a gigabyte.
        if ((long) number.precision() - number.scale() > DIGITS) return Untold.TOO_LARGE;
        try {
            return number.signum() == 0 || number.precision() < number.scale()
                    ? 0L
                    : number.toBigInteger().longValueExact();
        } catch (ArithmeticException e) {
            return Untold.TOO_LARGE;
        }
    }
}
