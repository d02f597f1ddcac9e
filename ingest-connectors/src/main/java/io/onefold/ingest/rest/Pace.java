package io.onefold.ingest.rest;

import io.onefold.ingest.Rejection;
import io.onefold.ingest.json.JsonTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** When the server may be asked again: after the pause that the user wants, and not before it wants that itself. */
final class Pace {
    /** A server that wants to be left alone for longer is asked once a day nevertheless, so that a wrong date does no harm. */
    static final Duration LONGEST = Duration.ofDays(1);

    /** Smaller numbers are seconds from now, greater ones seconds since 1970. */
    private static final long SMALLEST_TIME = 1_000_000_000;

    private final RateLimit headers;
    private final InstantSource clock;
    private Instant notBefore = Instant.EPOCH;

    Pace(RateLimit headers, InstantSource clock) {
        this.headers = headers;
        this.clock = clock;
    }

    /** How long not to ask; zero or less where it may be asked now. */
    Duration left() {
        return Duration.between(clock.instant(), notBefore);
    }

    /** Does not ask for so long. */
    void pause(Duration pause) {
        until(clock.instant().plus(pause));
    }

    /** Does as the headers say; whether they say that there is to be a pause. */
    boolean heed(Reply reply) {
        Optional<Instant> until = retryAfter(reply.header("Retry-After").strip());
        boolean isSpent = reply.status() == 429
                || reply.header(headers.remaining()).strip().equals("0");
        if (until.isEmpty() && isSpent)
            until = reset(reply.header(headers.reset()).strip());
        until.ifPresent(this::until);
        return until.isPresent();
    }

    private void until(Instant time) {
        Instant latest = clock.instant().plus(LONGEST);
        Instant bounded = time.isAfter(latest) ? latest : time;
        if (bounded.isAfter(notBefore)) notBefore = bounded;
    }

    /** Seconds or a date, RFC 9110, section 10.2.3. */
    private Optional<Instant> retryAfter(String text) {
        if (text.isEmpty()) return Optional.empty();
        if (isNumber(text)) return Optional.of(clock.instant().plusSeconds(Long.parseLong(text)));
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<Instant> reset(String text) {
        if (text.isEmpty()) return Optional.empty();
        try {
            if (!isNumber(text)) return Optional.of(JsonTime.parse(text, headers.reset()));
        } catch (Rejection e) {
            return Optional.empty();
        }
        long number = Long.parseLong(text);
        return Optional.of(number < SMALLEST_TIME ? clock.instant().plusSeconds(number) : JsonTime.unix(number));
    }

    private static boolean isNumber(String text) {
        return text.length() <= 15 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
