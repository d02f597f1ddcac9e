package io.onefold.ingest.plan;

import java.util.Locale;

/**
 * One thing in which an event does not keep to its plan. It never tells a value.
 *
 * @param field the property, or the trait after {@code traits.}; empty where it is the event itself
 */
public record Violation(Rule rule, String field) {
    /** Names come from senders, and headers are small. */
    private static final int MOST_CHARACTERS = 60;

    /** What was broken. */
    public enum Rule {
        /** No event of that name is planned. */
        EVENT,
        /** What is required is not there, or {@code null}. */
        MISSING,
        /** It is there and not planned. */
        UNPLANNED,
        /** It is of another type. */
        TYPE,
        /** It is of the type, but none of the values that are allowed. */
        VALUE
    }

    public Violation {
        if (field.length() > MOST_CHARACTERS) field = field.substring(0, MOST_CHARACTERS);
    }

    /** Short, such as {@code missing:total}, {@code type:traits.age} or {@code unplanned-event}. */
    public String code() {
        return rule == Rule.EVENT ? "unplanned-event" : rule.name().toLowerCase(Locale.ROOT) + ":" + field;
    }
}
