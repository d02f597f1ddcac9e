package io.onefold.schemas.mapping;

import io.onefold.schemas.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Values of traits and properties as the branches of their union. Maps keep their order, so equal ones have equal bytes. */
final class Values {
    private Values() {}

    static @Nullable Object write(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Whole(long number) -> number;
            case Value.Real(double number) -> number;
            case Value.Flag(boolean on) -> on;
            case Value.Texts(List<String> texts) -> texts;
            case Value.Cleared() -> null;
        };
    }

    static Value read(@Nullable Object branch) {
        return switch (branch) {
            case null -> new Value.Cleared();
            case CharSequence text -> new Value.Text(text.toString());
            case Long number -> new Value.Whole(number);
            case Double number -> new Value.Real(number);
            case Boolean on -> new Value.Flag(on);
            case List<?> texts -> new Value.Texts(texts(texts));
            default -> throw new IllegalStateException("no branch of a value: " + branch.getClass());
        };
    }

    static Map<String, @Nullable Object> write(SortedMap<String, Value> values) {
        Map<String, @Nullable Object> branches = new TreeMap<>();
        values.forEach((name, value) -> branches.put(name, write(value)));
        return branches;
    }

    static SortedMap<String, Value> read(Map<String, ? extends @Nullable Object> branches) {
        SortedMap<String, Value> values = new TreeMap<>();
        branches.forEach((name, branch) -> values.put(name, read(branch)));
        return values;
    }

    private static List<String> texts(List<?> elements) {
        List<String> texts = new ArrayList<>(elements.size());
        for (Object element : elements) texts.add(String.valueOf(element));
        return texts;
    }
}
