package io.onefold.ingest.mapping;

import io.onefold.ingest.EventTime;
import io.onefold.ingest.Rejection;
import io.onefold.ingest.json.JsonTime;
import io.onefold.schemas.QuarantineReason;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Reads the times of one source. */
final class TimeReading {
    private final TimeField field;
    private final DateTimeFormatter formatter;

    /** Refuses a pattern that is none. */
    TimeReading(TimeField field) {
        this.field = field;
        boolean isPattern =
                !field.format().equals(TimeField.ISO) && !field.format().equals(TimeField.UNIX);
        this.formatter = isPattern
                ? DateTimeFormatter.ofPattern(field.format(), Locale.ENGLISH)
                : DateTimeFormatter.ISO_DATE_TIME;
    }

    Instant read(String text, Instant receivedAt) throws Rejection {
        if (text.isEmpty())
            throw new Rejection(
                    QuarantineReason.MISSING_FIELD, "the time is missing" + FieldText.missingFrom(field.field()));
        return EventTime.believable(moment(text, "the time"), receivedAt);
    }

    /** Another time that is written in the same way, and may be one to come. */
    Instant moment(String text, String what) throws Rejection {
        try {
            return instant(text, what);
        } catch (DateTimeException | NumberFormatException e) {
            throw new Rejection(
                    QuarantineReason.WRONG_TYPE, what + " is not written as the mapping says: " + field.format());
        }
    }

    private Instant instant(String text, String what) throws Rejection {
        return switch (field.format()) {
            case TimeField.UNIX -> JsonTime.unix(Long.parseLong(text));
            case TimeField.ISO -> JsonTime.parse(text, what, field.zone());
            default ->
                at(formatter.parseBest(text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from), field.zone());
        };
    }

    private static Instant at(TemporalAccessor read, ZoneId zone) {
        return switch (read) {
            case ZonedDateTime exact -> exact.toInstant();
            case LocalDateTime local -> local.atZone(zone).toInstant();
            default -> LocalDate.from(read).atStartOfDay(zone).toInstant();
        };
    }
}
