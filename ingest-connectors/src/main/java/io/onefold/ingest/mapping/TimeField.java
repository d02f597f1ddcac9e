package io.onefold.ingest.mapping;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * When a line's event happened.
 *
 * @param format a pattern of {@link DateTimeFormatter} such as {@code yyyy-MM-dd HH:mm:ss}, or {@link #ISO} or {@link #UNIX}
 * @param zone of times that are written without one
 */
public record TimeField(Field field, String format, ZoneId zone) {
    /** ISO 8601, with an offset or without. */
    public static final String ISO = "iso";

    /** Unix milliseconds, or seconds where as milliseconds they would be before 1974. */
    public static final String UNIX = "unix";
}
