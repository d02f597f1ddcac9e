package io.onefold.schemas.mapping;

import java.time.Instant;

/** UTC milliseconds as Avro's generated classes have them. */
final class Times {
    private Times() {}

    static Instant write(long millis) {
        return Instant.ofEpochMilli(millis);
    }

    static long read(Instant instant) {
        return instant.toEpochMilli();
    }
}
