package io.onefold.ingest.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.Rejection;
import io.onefold.schemas.QuarantineReason;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * Points in time as senders write them: ISO 8601 with a zone offset ({@code Z}, {@code +08:00}, {@code +0800}) or in UTC
 * without one, with a fraction or without, or a date alone; or a Unix time as a number, in milliseconds, or in seconds
 * where it is so small that as milliseconds it would be before 1974. Cut to milliseconds.
 */
public final class JsonTime {
    private static final long SMALLEST_MILLIS = 100_000_000_000L;

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendPattern("[XXX][XX][X]")
            .toFormatter();

    private JsonTime() {}

    /** The time in a field; null where the field is missing or {@code null}. */
    public static @Nullable Instant read(JsonNode node, String field) throws Rejection {
        if (node.isMissingNode() || node.isNull()) return null;
        if (node.isIntegralNumber() && node.canConvertToLong()) return unix(node.longValue());
        if (node.isTextual()) return parse(node.textValue(), field);
        throw unreadable(field);
    }

    /** The time that a text says. */
    public static Instant parse(String text, String field) throws Rejection {
        return parse(text, field, ZoneOffset.UTC);
    }

    /** The time that a text says, which is one of {@code zone} where it says no offset. */
    public static Instant parse(String text, String field, ZoneId zone) throws Rejection {
        @Nullable Instant plain = UtcText.read(text);
        if (plain != null) return plain;
        try {
            return instant(
                            ISO.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from),
                            zone)
                    .truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException e) {
            throw unreadable(field);
        }
    }

    private static Instant instant(TemporalAccessor read, ZoneId zone) {
        return switch (read) {
            case OffsetDateTime exact -> exact.toInstant();
            case LocalDateTime local -> local.atZone(zone).toInstant();
            default -> LocalDate.from(read).atStartOfDay(zone).toInstant();
        };
    }

    /** A Unix time in milliseconds or, where it is too small for that, in seconds. */
    public static Instant unix(long number) {
        return Math.abs(number) < SMALLEST_MILLIS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
    }

    private static Rejection unreadable(String field) {
        return new Rejection(
                QuarantineReason.WRONG_TYPE,
                field + " is no time; send ISO 8601 such as 2026-01-31T08:30:00.000Z, or Unix milliseconds");
    }
}
