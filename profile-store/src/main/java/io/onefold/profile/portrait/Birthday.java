package io.onefold.profile.portrait;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;

/**
 * A date of birth as a trait tells it.
 *
 * @param hasYear whether the year was told; otherwise it is a leap year, so that the 29th of February stays what it is
 */
public record Birthday(LocalDate date, boolean hasYear) {
    private static final int DATE_LENGTH = "1990-05-17".length();
    private static final int YEAR_OF_NONE = 2000;

    /** The date that a text begins with, {@code 1990-05-17}, or that it is, {@code --05-17}; empty for any other text. */
    public static Optional<Birthday> read(String told) {
        try {
            if (told.startsWith("--"))
                return Optional.of(new Birthday(MonthDay.parse(told).atYear(YEAR_OF_NONE), false));
            if (told.length() < DATE_LENGTH) return Optional.empty();
            return Optional.of(new Birthday(LocalDate.parse(told.substring(0, DATE_LENGTH)), true));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether it is known that fewer years were completed. Of a date without a year, or one to come, it is not. */
    public boolean isYoungerThan(int years, Today today) {
        return hasYear
                && today.hasCome(date.toEpochDay())
                && !today.hasCome(date.plusYears(years).toEpochDay());
    }
}
