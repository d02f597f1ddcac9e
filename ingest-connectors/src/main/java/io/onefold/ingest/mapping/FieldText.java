package io.onefold.ingest.mapping;

import io.onefold.ingest.Decimals;
import io.onefold.ingest.Rejection;
import io.onefold.schemas.QuarantineReason;
import java.math.BigDecimal;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a field of a mapping says of one record. */
final class FieldText {
    private FieldText() {}

    /** The text; empty where there is none or no field. */
    static String text(Row row, @Nullable Field field) throws Rejection {
        return switch (field) {
            case null -> "";
            case Field.Constant constant -> constant.value();
            case Field.Columns columns -> joined(row, columns.names());
            case Field.Lookup lookup -> lookedUp(text(row, lookup.of()), lookup);
            case Field.Template template -> together(row, template.parts());
        };
    }

    /** The names of the columns that fields are read from, as a message has them; empty where they are constants. */
    static String columns(Stream<Field> fields) {
        return fields.flatMap(Field::columns).distinct().sorted().collect(Collectors.joining(" or "));
    }

    /** Where a field that is missing was looked for, as the end of a sentence. */
    static String missingFrom(@Nullable Field field) {
        String columns = field == null ? "" : columns(Stream.of(field));
        return columns.isEmpty() ? "" : "; the mapping reads it from " + columns;
    }

    private static String joined(Row row, List<String> columns) throws Rejection {
        if (columns.size() == 1) return row.text(columns.getFirst());
        StringJoiner texts = new StringJoiner(" ");
        for (String column : columns) {
            String text = row.text(column);
            if (!text.isEmpty()) texts.add(text);
        }
        return texts.toString();
    }

    private static String lookedUp(String text, Field.Lookup lookup) {
        @Nullable String found = lookup.values().get(text);
        if (found != null) return found;
        return lookup.otherwise() == null ? text : lookup.otherwise();
    }

    private static String together(Row row, List<Field> parts) throws Rejection {
        StringBuilder all = new StringBuilder();
        for (Field part : parts) {
            String text = text(row, part);
            if (text.isEmpty()) return "";
            all.append(text);
        }
        return all.toString();
    }

    /** The exact number; {@code otherwise} where there is none, and refused where that is null. */
    static BigDecimal number(Row row, @Nullable Field field, String what, @Nullable BigDecimal otherwise)
            throws Rejection {
        String text = text(row, field);
        if (!text.isEmpty()) return Decimals.exact(text, what);
        if (otherwise != null) return otherwise;
        throw new Rejection(QuarantineReason.MISSING_FIELD, what + " is missing" + missingFrom(field));
    }

    /** The exact number; null where there is none. */
    static @Nullable BigDecimal numberIfAny(Row row, @Nullable Field field, String what) throws Rejection {
        String text = text(row, field);
        return text.isEmpty() ? null : Decimals.exact(text, what);
    }
}
