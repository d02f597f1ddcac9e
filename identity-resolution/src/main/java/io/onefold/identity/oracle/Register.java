package io.onefold.identity.oracle;

import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.UnifiedProfile.Trait;
import io.onefold.schemas.Value;
import java.util.Comparator;
import java.util.List;

/** What one message says of one trait. */
record Register(Value value, String canonical, String source, String messageId, long at) {
    /** Register order: the latest is the greatest. */
    static final Comparator<Register> ORDER = Comparator.comparingLong(Register::at)
            .thenComparing(Register::messageId)
            .thenComparing(Register::source)
            .thenComparing(Register::canonical);

    static Register of(Value value, Touchpoint touchpoint) {
        return new Register(
                value, canonical(value), touchpoint.source(), touchpoint.messageId(), touchpoint.occurredAt());
    }

    boolean isCleared() {
        return value instanceof Value.Cleared;
    }

    boolean isEmpty() {
        return switch (value) {
            case Value.Text(String text) -> text.isEmpty();
            case Value.Texts(List<String> texts) -> texts.isEmpty();
            default -> false;
        };
    }

    /** The value's texts, one unless it is a list. */
    List<String> texts() {
        return switch (value) {
            case Value.Text(String text) -> List.of(text);
            case Value.Texts(List<String> texts) -> texts;
            case Value.Whole(long number) -> List.of(Long.toString(number));
            case Value.Real(double number) -> List.of(Double.toString(number));
            case Value.Flag(boolean on) -> List.of(Boolean.toString(on));
            case Value.Cleared() -> List.of();
        };
    }

    Trait published() {
        return published(value);
    }

    /** Another value, made from several registers, published as from this one. */
    Trait published(Value made) {
        return new Trait(made, source, messageId, at);
    }

    private static String canonical(Value value) {
        return switch (value) {
            case Value.Text(String text) -> "t:" + text;
            case Value.Whole(long number) -> "w:" + number;
            case Value.Real(double number) -> "r:" + number;
            case Value.Flag(boolean on) -> "f:" + on;
            case Value.Texts(List<String> texts) -> canonical(texts);
            case Value.Cleared() -> "n:";
        };
    }

    private static String canonical(List<String> texts) {
        StringBuilder list = new StringBuilder("l:");
        for (String text : texts) list.append(text.length()).append(':').append(text);
        return list.toString();
    }
}
