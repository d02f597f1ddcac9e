package io.onefold.profile.expression;

import io.onefold.schemas.Value;
import java.util.ArrayList;
import java.util.List;

/** Between a profile's values and those of an expression. */
final class Values {
    private Values() {}

    static Object read(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Whole(long number) -> number;
            case Value.Real(double number) -> real(number);
            case Value.Flag(boolean on) -> on;
            case Value.Texts(List<String> texts) -> texts;
            case Value.Cleared() -> Untold.ABSENT;
        };
    }

    /** A number, unless it is beyond all numbers. */
    static Object real(double number) {
        return Double.isFinite(number) ? number : Untold.TOO_LARGE;
    }

    /** The value as a result of that type. */
    static Result written(Object value, ValueType wanted) {
        if (value instanceof Untold(String reason))
            return reason.isEmpty() ? new Result.Absent() : new Result.NotTold(reason);
        return switch (wanted) {
            case FLAG -> value instanceof Boolean on ? told(new Value.Flag(on)) : other(wanted, value);
            case TEXT -> value instanceof String text ? told(new Value.Text(text)) : other(wanted, value);
            case WHOLE -> value instanceof Long number ? told(new Value.Whole(number)) : other(wanted, value);
            case REAL ->
                value instanceof Number number ? told(new Value.Real(number.doubleValue())) : other(wanted, value);
            case TEXTS -> value instanceof List<?> list ? texts(list) : other(wanted, value);
        };
    }

    private static Result texts(List<?> list) {
        List<String> texts = new ArrayList<>(list.size());
        for (Object each : list) {
            if (!(each instanceof String text)) return other(ValueType.TEXT, each);
            texts.add(text);
        }
        return told(new Value.Texts(texts));
    }

    private static Result told(Value value) {
        return new Result.Told(value);
    }

    private static Result other(ValueType wanted, Object instead) {
        return new Result.NotTold(
                Untold.needed(Words.of(wanted.checked()), instead).reason());
    }
}
