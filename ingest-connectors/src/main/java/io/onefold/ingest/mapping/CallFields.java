package io.onefold.ingest.mapping;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The telephone call that a record is.
 *
 * @param direction whose text is {@code inbound} or {@code outbound}
 * @param duration talking time in seconds; 0 where it is null or empty
 * @param outcome null where it is not told
 */
public record CallFields(
        Field direction, @Nullable Field duration, @Nullable Field outcome) {
    Stream<@Nullable Field> fields() {
        return Stream.of(direction, duration, outcome);
    }
}
