package io.onefold.schemas;

import java.util.Locale;

/** Why something was not accepted. The code stands in the quarantine record, in the answer to the sender and in the accounting. */
public enum QuarantineReason {
    MALFORMED_JSON,
    MALFORMED_LINE,
    UNKNOWN_SCHEMA,
    WRONG_TYPE,
    MISSING_FIELD,
    NO_IDENTIFIER,
    TOO_MANY_IDENTIFIERS,
    UNKNOWN_NAMESPACE,
    UNREADABLE_IDENTIFIER,
    EVENT_TIME_IN_FUTURE,
    EVENT_TIME_TOO_OLD,
    OVERSIZE,
    UNREADABLE_FILE,
    PLAN_VIOLATION,
    UNKNOWN_SOURCE,
    INVALID_COMMAND;

    /** The reason as written outside, such as {@code no-identifier}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
