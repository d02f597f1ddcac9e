package io.onefold.ingest.plan;

import io.onefold.schemas.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a planned value is. */
public enum ValueType {
    /** Words. */
    TEXT,
    /** A number, whole or not. */
    NUMBER,
    /** A whole number. */
    WHOLE,
    /** Yes or no. */
    FLAG,
    /** Several words. */
    TEXTS,
    /** Anything. */
    ANY;

    /** All of them, as a description writes them. */
    public static final List<String> WORDS =
            Arrays.stream(values()).map(ValueType::word).toList();

    /** As a description writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a value is of this type. One that clears is of each. */
    boolean has(Value value) {
        return switch (value) {
            case Value.Cleared cleared -> true;
            case Value.Text text -> this == TEXT || this == ANY;
            case Value.Whole whole -> this == WHOLE || this == NUMBER || this == ANY;
            case Value.Real real -> this == NUMBER || this == ANY;
            case Value.Flag flag -> this == FLAG || this == ANY;
            case Value.Texts texts -> this == TEXTS || this == ANY;
        };
    }
}
