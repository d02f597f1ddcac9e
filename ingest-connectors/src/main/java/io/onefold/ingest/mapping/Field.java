package io.onefold.ingest.mapping;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a part of a touchpoint comes from. */
public sealed interface Field {
    /**
     * The columns of that name, or in JSON the fields (a JSON pointer, or names with dots between the levels); of several the
     * texts that are there, with a space between them.
     */
    record Columns(List<String> names) implements Field {
        public Columns {
            names = List.copyOf(names);
            if (names.isEmpty()) throw new IllegalArgumentException("a field needs a column");
        }
    }

    /** The same text for every record. */
    record Constant(String value) implements Field {}

    /**
     * What a text stands for.
     *
     * @param values by the text as it is read
     * @param otherwise for a text that is not among them; null: it stays as it is
     */
    record Lookup(
            Field of, Map<String, String> values, @Nullable String otherwise) implements Field {
        public Lookup {
            values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        }
    }

    /** Texts one after the other, such as {@code mastodon:} and an account's name; nothing where one of them is empty. */
    record Template(List<Field> parts) implements Field {
        public Template {
            parts = List.copyOf(parts);
        }
    }

    /** One column. */
    static Field column(String name) {
        return new Columns(List.of(name));
    }

    /** The names of the columns that it reads. */
    default Stream<String> columns() {
        return switch (this) {
            case Columns columns -> columns.names().stream();
            case Constant constant -> Stream.empty();
            case Lookup lookup -> lookup.of().columns();
            case Template template -> template.parts().stream().flatMap(Field::columns);
        };
    }
}
