package io.onefold.ingest.files;

import java.util.List;

/** Where a part of a touchpoint comes from. */
public sealed interface Field {
    /**
     * The columns of that name, or in JSON lines the fields (with dots between the levels); of several the texts that are
     * there, with a space between them.
     */
    record Columns(List<String> names) implements Field {
        public Columns {
            names = List.copyOf(names);
            if (names.isEmpty()) throw new IllegalArgumentException("a field needs a column");
        }
    }

    /** The same text for every line. */
    record Constant(String value) implements Field {}

    /** One column. */
    static Field column(String name) {
        return new Columns(List.of(name));
    }
}
