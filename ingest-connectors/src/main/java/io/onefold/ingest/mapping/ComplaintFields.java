package io.onefold.ingest.mapping;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The case whose state a record tells.
 *
 * @param caseId a record where it is empty tells of no case
 * @param open whose text is {@code true} or {@code false}
 */
public record ComplaintFields(Field caseId, Field open) {
    Stream<@Nullable Field> fields() {
        return Stream.of(caseId, open);
    }
}
