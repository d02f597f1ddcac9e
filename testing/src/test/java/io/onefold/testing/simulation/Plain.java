package io.onefold.testing.simulation;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes records with all they hold; their own {@code toString} hides personal data. */
final class Plain {
    private Plain() {}

    static String text(Object value) {
        return switch (value) {
            case Record some -> some.getClass().getSimpleName() + components(some);
            case List<?> list -> list.stream().map(Plain::text).toList().toString();
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> text(entry.getKey()) + "=" + text(entry.getValue()))
                        .toList()
                        .toString();
            default -> value.toString();
        };
    }

    private static List<String> components(Record some) {
        List<String> texts = new ArrayList<>();
        for (RecordComponent component : some.getClass().getRecordComponents()) {
            try {
                texts.add(
                        component.getName() + "=" + text(component.getAccessor().invoke(some)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a published record has public components", e);
            }
        }
        return texts;
    }
}
