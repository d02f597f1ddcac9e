package io.onefold.profile.subscription;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A section without what nobody may have. Sections are walked as their records are made, so a field that is added later is held back until
 * somebody names it.
 */
final class SectionPart {
    private SectionPart() {}

    /** The section with zero, nothing or an empty list in the place of what was not named. */
    static <R extends Record> R of(String path, R section, FieldPaths fields) {
        if (fields.hasWhole(path)) return section;
        RecordComponent[] components = section.getClass().getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = part(path + "." + components[i].getName(), types[i], value(section, components[i]), fields);
        }
        return made(section, types, values);
    }

    private static @Nullable Object part(String path, Class<?> type, @Nullable Object value, FieldPaths fields) {
        if (fields.hasWhole(path)) return value;
        if (value instanceof SortedMap<?, ?> map) {
            SortedMap<String, Object> left = new TreeMap<>();
            for (Map.Entry<?, ?> each : map.entrySet())
                if (each.getKey() instanceof String name && fields.has(path, name) && each.getValue() != null)
                    left.put(name, each.getValue());
            return left;
        }
        if (value instanceof Record inner) return of(path, inner, fields);
        return empty(type);
    }

    private static @Nullable Object empty(Class<?> type) {
        if (type == long.class) return 0L;
        if (type == int.class) return 0;
        if (type == double.class) return 0.0;
        if (type == boolean.class) return false;
        if (type == String.class) return "";
        if (type == List.class) return List.of();
        if (type == SortedMap.class) return Collections.emptySortedMap();
        return null;
    }

    private static @Nullable Object value(Record of, RecordComponent component) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component.getName() + " of " + of.getClass(), e);
        }
    }

    @SuppressWarnings("unchecked") // the constructor is that of the section's own class
    private static <R extends Record> R made(R section, Class<?>[] types, @Nullable Object[] values) {
        try {
            Constructor<?> constructor = section.getClass().getDeclaredConstructor(types);
            return (R) constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + section.getClass(), e);
        }
    }
}
