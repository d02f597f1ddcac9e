package io.onefold.ingest.mapping;

import io.onefold.schemas.EventType;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the records of a source become touchpoints. Equal mappings have equal texts in every run, so a text can name one.
 *
 * @param event the event's name
 * @param messageId the system's own id of a record, or null where it has none: then a digest of the record is its id
 * @param identifiers the fields of each namespace
 * @param traits by the trait's name
 * @param properties by the property's name
 * @param consents by purpose
 * @param order null where the records are no sales
 * @param call null where they are no calls
 * @param complaint null where they are no cases
 */
public record Mapping(
        EventType type,
        Field event,
        TimeField time,
        @Nullable Field messageId,
        SortedMap<String, List<Field>> identifiers,
        SortedMap<String, Field> traits,
        SortedMap<String, Field> properties,
        SortedMap<String, ConsentField> consents,
        @Nullable OrderFields order,
        @Nullable CallFields call,
        @Nullable ComplaintFields complaint,
        List<AnswerFields> answers) {
    public Mapping {
        if (identifiers.isEmpty()) throw new IllegalArgumentException("a mapping without identifiers reaches nobody");
        identifiers = Collections.unmodifiableSortedMap(new TreeMap<>(identifiers));
        traits = Collections.unmodifiableSortedMap(new TreeMap<>(traits));
        properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
        consents = Collections.unmodifiableSortedMap(new TreeMap<>(consents));
        answers = List.copyOf(answers);
    }

    /** The names of all columns that it reads. */
    public Set<String> columns() {
        return fields().filter(Objects::nonNull).flatMap(Field::columns).collect(Collectors.toUnmodifiableSet());
    }

    private Stream<@Nullable Field> fields() {
        Stream<Stream<@Nullable Field>> all = Stream.of(
                Stream.of(event, time.field(), messageId),
                identifiers.values().stream().flatMap(List::stream),
                Stream.of(traits.values(), properties.values()).flatMap(Collection::stream),
                consents.values().stream().flatMap(ConsentField::fields),
                order == null ? Stream.empty() : order.fields(),
                call == null ? Stream.empty() : call.fields(),
                complaint == null ? Stream.empty() : complaint.fields(),
                answers.stream().flatMap(AnswerFields::fields));
        return all.flatMap(fields -> fields);
    }
}
