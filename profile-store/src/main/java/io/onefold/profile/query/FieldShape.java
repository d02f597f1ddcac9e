package io.onefold.profile.query;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which fields a part of a profile has, as the records say that it is made of; so what a profile has besides one day can be chosen that
 * day. Paths into it are names with dots between them. A name that callers gave may have dots itself, so a path may be read in
 * more than one way. Immutable.
 */
sealed interface FieldShape {
    /** What is there under a name; empty where nothing can be. */
    Optional<FieldShape> child(String name);

    /**
     * What is wrong with a path.
     *
     * @param within the path of this part; empty at the top
     */
    Optional<String> problem(String path, String within);

    /** A record's. Lists are as their elements are. */
    static FieldShape of(Type type) {
        if (type instanceof Class<?> record && record.isRecord()) {
            Map<String, FieldShape> fields = new LinkedHashMap<>();
            for (RecordComponent each : record.getRecordComponents())
                fields.put(each.getName(), of(each.getGenericType()));
            return new Fields(fields);
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            Type[] arguments = generic.getActualTypeArguments();
            if (Map.class.isAssignableFrom(raw)) return new AnyNames(of(arguments[1]));
            if (Collection.class.isAssignableFrom(raw)) return of(arguments[0]);
        }
        return new Single();
    }

    /** Has these fields. */
    record Fields(Map<String, FieldShape> fields) implements FieldShape {
        @Override
        public Optional<FieldShape> child(String name) {
            return Optional.ofNullable(fields.get(name));
        }

        @Override
        public Optional<String> problem(String path, String within) {
            int dot = path.indexOf('.');
            String name = dot < 0 ? path : path.substring(0, dot);
            Optional<FieldShape> child = child(name);
            String known = "; there are " + String.join(", ", fields.keySet());
            if (child.isEmpty())
                return Optional.of(
                        CallersWord.shown(name).map("there is no "::concat).orElse("something is no name")
                                + (within.isEmpty() ? "" : " in " + within)
                                + known);
            return dot < 0
                    ? Optional.empty()
                    : child.get().problem(path.substring(dot + 1), within.isEmpty() ? name : within + "." + name);
        }
    }

    /** Has whatever names callers gave. */
    record AnyNames(FieldShape each) implements FieldShape {
        @Override
        public Optional<FieldShape> child(String name) {
            return Optional.of(each);
        }

        @Override
        public Optional<String> problem(String path, String within) {
            return path.isEmpty() ? Optional.of("a name is missing after \"" + within + ".\"") : Optional.empty();
        }
    }

    /** Has no fields. */
    record Single() implements FieldShape {
        @Override
        public Optional<FieldShape> child(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<String> problem(String path, String within) {
            return Optional.of(within + " has no fields of its own; leave out what follows it");
        }
    }
}
