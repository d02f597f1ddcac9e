package io.onefold.profile.expression;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Values by name, converted when they are asked for. */
interface Named {
    /** The value of that name, or {@link Untold#ABSENT}. */
    Object get(String name);

    /** The names, always in the same order. */
    Collection<String> names();

    /** What a sorted map holds. */
    static <V> Named of(Map<String, V> map, Function<V, Object> converted) {
        return new Named() {
            @Override
            public Object get(String name) {
                @Nullable V value = map.get(name);
                return value == null ? Untold.ABSENT : converted.apply(value);
            }

            @Override
            public Collection<String> names() {
                return map.keySet();
            }
        };
    }
}
