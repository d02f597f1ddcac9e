package io.onefold.ingest.files;

import io.onefold.schemas.EventType;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the lines of a file become touchpoints.
 *
 * @param event the event's name
 * @param messageId the system's own id of a line, or null where it has none: then a digest of the line is its id
 * @param identifiers the fields of each namespace
 * @param traits by the trait's name
 * @param properties by the property's name
 * @param order null where the lines are no sales
 */
public record FileMapping(
        FileFormat format,
        EventType type,
        Field event,
        TimeField time,
        @Nullable Field messageId,
        SortedMap<String, List<Field>> identifiers,
        SortedMap<String, Field> traits,
        SortedMap<String, Field> properties,
        @Nullable OrderFields order) {
    public FileMapping {
        if (identifiers.isEmpty()) throw new IllegalArgumentException("a mapping without identifiers reaches nobody");
        identifiers = Collections.unmodifiableSortedMap(new TreeMap<>(identifiers));
        traits = Collections.unmodifiableSortedMap(new TreeMap<>(traits));
        properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
    }

    /** The names of all columns that it reads. */
    public Set<String> columns() {
        Stream<@Nullable Field> single = Stream.of(event, time.field(), messageId);
        Stream<@Nullable Field> ordered = order == null ? Stream.empty() : order.fields();
        Stream<Field> many = Stream.of(
                        identifiers.values().stream().flatMap(List::stream),
                        traits.values().stream(),
                        properties.values().stream())
                .flatMap(fields -> fields);
        return Stream.of(single, ordered, many)
                .flatMap(fields -> fields)
                .flatMap(field -> field instanceof Field.Columns columns ? columns.names().stream() : Stream.empty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
