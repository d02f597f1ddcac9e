package io.onefold.ingest.plan;

import io.onefold.schemas.Value;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a property or a trait must be.
 *
 * @param values those that are allowed, as text; empty where all of the type are
 */
public record PlannedValue(ValueType type, boolean required, SortedSet<String> values) {
    public PlannedValue {
        values = Collections.unmodifiableSortedSet(new TreeSet<>(values));
    }

    /** The rule that a value breaks. */
    Optional<Violation.Rule> brokenBy(Value value) {
        if (!type.has(value)) return Optional.of(Violation.Rule.TYPE);
        return values.isEmpty() || isAllowed(value) ? Optional.empty() : Optional.of(Violation.Rule.VALUE);
    }

    private boolean isAllowed(Value value) {
        return switch (value) {
            case Value.Cleared cleared -> true;
            case Value.Text(String text) -> values.contains(text);
            case Value.Texts(var texts) -> values.containsAll(Set.copyOf(texts));
            case Value.Flag(boolean on) -> values.contains(String.valueOf(on));
            case Value.Whole(long number) -> isAmong(BigDecimal.valueOf(number));
            case Value.Real(double number) -> isAmong(BigDecimal.valueOf(number));
        };
    }

    /** 1 is 1.0. */
    private boolean isAmong(BigDecimal number) {
        return values.stream().anyMatch(text -> {
            try {
                return new BigDecimal(text).compareTo(number) == 0;
            } catch (NumberFormatException e) {
                return false;
            }
        });
    }
}
