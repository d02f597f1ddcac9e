package io.onefold.profile.sink;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a column is of, by PostgreSQL's name for it. The values of its cells are of one class. */
public enum ColumnType {
    /** {@link String}. */
    TEXT,
    /** {@link Boolean}. */
    BOOLEAN,
    /** {@link Long}. */
    BIGINT,
    /** {@link java.math.BigDecimal} of the scale {@link #PLACES}. */
    NUMERIC,
    /** {@link Double}, finite. */
    DOUBLE,
    /** {@link java.time.LocalDate} of the years 1 to 9999. */
    DATE,
    /** {@link java.time.Instant} of the years 1 to 9999. */
    TIMESTAMPTZ,
    /** {@link String}: JSON that PostgreSQL takes. */
    JSONB;

    /** Digits behind the point of a number. */
    public static final int PLACES = 6;

    /** Digits of a number. */
    public static final int DIGITS = 38;

    /** As a configuration has it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ColumnType> labelled(String label) {
        return Arrays.stream(values())
                .filter(each -> each.label().equals(label))
                .findFirst();
    }

    static String labels() {
        return Arrays.stream(values()).map(ColumnType::label).collect(Collectors.joining(", "));
    }

    /** What can be asked for where this is known to stand: a time is no day, since a day wants a time zone. */
    List<ColumnType> choices() {
        return switch (this) {
            case TEXT -> List.of(TEXT);
            case BIGINT -> List.of(BIGINT, NUMERIC, DOUBLE, TEXT);
            case NUMERIC -> List.of(NUMERIC, DOUBLE, TEXT);
            case BOOLEAN, DOUBLE, DATE, TIMESTAMPTZ, JSONB -> List.of(this, TEXT);
        };
    }
}
