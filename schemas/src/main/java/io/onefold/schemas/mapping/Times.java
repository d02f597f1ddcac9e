package io.onefold.schemas.mapping;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** UTC milliseconds as Avro's generated classes have them. */
final class Times {
    private Times() {}

    static Instant write(long millis) {
        return Instant.ofEpochMilli(millis);
    }

    static long read(Instant instant) {
        return instant.toEpochMilli();
    }

    /** Null for 0, which stands for no time. */
    static @Nullable Instant writeOptional(long millis) {
        return millis == 0 ? null : write(millis);
    }

    /** 0 for null. A told 1970-01-01 is a millisecond later, since 0 would say that there is no time. */
    static long readOptional(@Nullable Instant instant) {
        if (instant == null) return 0;
        return instant.equals(Instant.EPOCH) ? 1 : read(instant);
    }
}
