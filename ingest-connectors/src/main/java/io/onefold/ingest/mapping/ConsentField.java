package io.onefold.ingest.mapping;

import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A decision on one purpose.
 *
 * @param granted the texts that grant, in small letters
 * @param denied the texts that deny; a record whose text is empty decides nothing
 */
public record ConsentField(Field field, Set<String> granted, Set<String> denied, Terms terms) {
    /** What grants where a mapping names nothing else. */
    public static final Set<String> YES = Set.of("true", "yes", "y", "1", "granted");

    /** What denies where a mapping names nothing else. */
    public static final Set<String> NO = Set.of("false", "no", "n", "0", "denied");

    public ConsentField {
        granted = Collections.unmodifiableSortedSet(new TreeSet<>(granted));
        denied = Collections.unmodifiableSortedSet(new TreeSet<>(denied));
    }

    /**
     * How the decision was given; null where a record does not say it.
     *
     * @param expires when a grant ends, written as the mapping's time is
     * @param separate one of {@link #YES} where it was given on its own
     * @param guardian one of {@link #YES} where a parent or guardian gave it
     * @param proof a reference to what was agreed to
     */
    public record Terms(
            @Nullable Field expires,
            @Nullable Field separate,
            @Nullable Field guardian,
            @Nullable Field proof) {}

    /** All that is read. */
    Stream<Field> fields() {
        return Stream.of(field, terms.expires(), terms.separate(), terms.guardian(), terms.proof())
                .filter(Objects::nonNull);
    }
}
