package io.onefold.ingest;

import io.onefold.schemas.QuarantineReason;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Which event times are believed. */
public final class EventTime {
    /** How far after its receipt an event may claim to have happened. */
    public static final Duration MAX_AHEAD = Duration.ofHours(24);

    /** Nothing that a company still has records of happened earlier. */
    public static final Instant EARLIEST =
            LocalDate.of(1990, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();

    private EventTime() {}

    /** Refuses an event time that is more than {@link #MAX_AHEAD} after receipt or before {@link #EARLIEST}. */
    public static Instant believable(Instant occurredAt, Instant receivedAt) throws Rejection {
        if (occurredAt.isAfter(receivedAt.plus(MAX_AHEAD)))
            throw new Rejection(
                    QuarantineReason.EVENT_TIME_IN_FUTURE,
                    "the event time is more than " + MAX_AHEAD.toHours()
                            + " hours after receipt; check the sender's clock and time zone");
        if (occurredAt.isBefore(EARLIEST))
            throw new Rejection(
                    QuarantineReason.EVENT_TIME_TOO_OLD,
                    "the event time is before 1990; check the unit and the format of the time");
        return occurredAt;
    }
}
