package io.onefold.profile.sink;

import io.onefold.profile.expression.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A column as a configuration has it: {@code [NAME=]PATH[:TYPE]}. */
sealed interface NamedColumn {
    /** One that there can be. */
    record Right(String name, String path, ColumnType type, ProfileField field) implements NamedColumn {}

    /** One that there cannot be, and why. */
    record Wrong(String problem) implements NamedColumn {}

    static NamedColumn read(String written) {
        int equals = written.indexOf('=');
        int colon = written.indexOf(':', equals + 1);
        String path = written.substring(equals + 1, colon < 0 ? written.length() : colon)
                .strip();
        String name = equals < 0
                ? ProfileTable.snake(path)
                : written.substring(0, equals).strip();
        String label = colon < 0 ? "" : written.substring(colon + 1).strip();
        Optional<ColumnType> wanted = ColumnType.labelled(label);
        if (colon >= 0 && wanted.isEmpty())
            return new Wrong("no type of a column: " + label + "." + Nearest.question(label, labels()) + " There are "
                    + ColumnType.labels());
        return switch (ProfileField.at(path, colon >= 0)) {
            case ProfileField.Nowhere(String problem) -> new Wrong(problem);
            case ProfileField.Field(ProfileField field) -> typed(name, path, wanted, field);
        };
    }

    private static NamedColumn typed(String name, String path, Optional<ColumnType> wanted, ProfileField field) {
        ColumnType type = wanted.or(field::type).orElse(ColumnType.TEXT);
        List<ColumnType> choices = field.type().map(ColumnType::choices).orElse(List.of(ColumnType.values()));
        if (choices.contains(type)) return new Right(name, path, type, field);
        return new Wrong("cannot be " + type.label() + ", only "
                + choices.stream().map(ColumnType::label).collect(Collectors.joining(" or ")));
    }

    private static List<String> labels() {
        return Arrays.stream(ColumnType.values()).map(ColumnType::label).toList();
    }
}
