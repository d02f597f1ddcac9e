package io.onefold.ingest.mapping;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * A decision on one purpose.
 *
 * @param granted the texts that grant, in small letters
 * @param denied the texts that deny; a record whose text is empty decides nothing
 */
public record ConsentField(Field field, Set<String> granted, Set<String> denied) {
    /** What grants where a mapping names nothing else. */
    public static final Set<String> YES = Set.of("true", "yes", "y", "1", "granted");

    /** What denies where a mapping names nothing else. */
    public static final Set<String> NO = Set.of("false", "no", "n", "0", "denied");

    public ConsentField {
        granted = Collections.unmodifiableSortedSet(new TreeSet<>(granted));
        denied = Collections.unmodifiableSortedSet(new TreeSet<>(denied));
    }
}
