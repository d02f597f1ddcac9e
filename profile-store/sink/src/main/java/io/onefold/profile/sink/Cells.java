package io.onefold.profile.sink;

import com.fasterxml.jackson.core.JsonGenerator;
import io.onefold.profile.query.ProfileJson;
import io.onefold.schemas.Value;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Values as cells of a column. What is not of the column's type, or too large for it, is no cell: a source may send anything under any name. */
final class Cells {
    private static final int MOST_CHARACTERS = 128;
    private static final int MOST_SCALE = 100;
    private static final int LAST_YEAR = 9999;
    private static final int DATE_CHARACTERS = 10;

    private Cells() {}

    /** The cell, of the class that the type says. */
    static Optional<Object> of(ColumnType type, Value value) {
        return switch (type) {
            case TEXT -> text(value).map(PostgresText::storable);
            case BOOLEAN -> flag(value).map(on -> on);
            case BIGINT -> number(value).flatMap(Cells::whole).map(number -> number);
            case NUMERIC -> number(value).flatMap(Cells::fitting).map(number -> number);
            case DOUBLE ->
                number(value)
                        .map(BigDecimal::doubleValue)
                        .filter(Double::isFinite)
                        .map(number -> number);
            case DATE -> plain(value).flatMap(Cells::date).map(date -> date);
            case TIMESTAMPTZ -> plain(value).flatMap(Cells::moment).map(moment -> moment);
            case JSONB -> value instanceof Value.Cleared ? Optional.empty() : Optional.of(json(value));
        };
    }

    private static Optional<String> text(Value value) {
        return switch (value) {
            case Value.Text(String text) -> Optional.of(text);
            case Value.Texts texts -> texts.texts().stream().findFirst();
            case Value.Flag(boolean on) -> Optional.of(Boolean.toString(on));
            case Value.Whole whole -> number(whole).map(BigDecimal::toPlainString);
            case Value.Real real -> number(real).map(BigDecimal::toPlainString);
            case Value.Cleared cleared -> Optional.empty();
        };
    }

    private static Optional<String> plain(Value value) {
        return value instanceof Value.Text(String text) ? Optional.of(text) : Optional.empty();
    }

    private static Optional<Boolean> flag(Value value) {
        if (value instanceof Value.Flag(boolean on)) return Optional.of(on);
        return plain(value)
                .filter(text -> text.equals("true") || text.equals("false"))
                .map(Boolean::valueOf);
    }

    /** Bounds what may be sent: a short text can mean a number of a billion digits. */
    private static Optional<BigDecimal> number(Value value) {
        return switch (value) {
            case Value.Whole(long number) -> Optional.of(BigDecimal.valueOf(number));
            case Value.Real(double number) ->
                Double.isFinite(number) ? Optional.of(BigDecimal.valueOf(number)) : Optional.empty();
            case Value.Text(String text) when text.length() <= MOST_CHARACTERS -> number(text);
            case Value.Text text -> Optional.empty();
            case Value.Flag flag -> Optional.empty();
            case Value.Texts texts -> Optional.empty();
            case Value.Cleared cleared -> Optional.empty();
        };
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text)).filter(number -> Math.abs((long) number.scale()) <= MOST_SCALE);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Long> whole(BigDecimal number) {
        try {
            return Optional.of(number.longValueExact());
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Optional<BigDecimal> fitting(BigDecimal number) {
        return Optional.of(number.setScale(ColumnType.PLACES, RoundingMode.HALF_EVEN))
                .filter(rounded -> rounded.precision() <= ColumnType.DIGITS);
    }

    /** A day, or the day that a time names in its own zone. */
    private static Optional<LocalDate> date(String text) {
        try {
            LocalDate date = text.length() == DATE_CHARACTERS
                    ? LocalDate.parse(text)
                    : OffsetDateTime.parse(text).toLocalDate();
            return Optional.of(date).filter(day -> isYear(day.getYear()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC))
                    .filter(time -> isYear(time.getYear()))
                    .map(OffsetDateTime::toInstant);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isYear(int year) {
        return year >= 1 && year <= LAST_YEAR;
    }

    private static String json(Value value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = PostgresText.JSON.createGenerator(text)) {
            ProfileJson.write(json, value);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return text.toString();
    }
}
