package io.onefold.profile.expression;

/**
 * In place of a value, where there is none. It takes part in {@code &&} and {@code ||} as something that is neither true nor false, and
 * goes through everything else.
 *
 * @param reason empty for what is merely absent; without personal data
 */
record Untold(String reason) {
    static final Untold ABSENT = new Untold("");
    static final Untold NO_DATE = new Untold("a date was needed, such as 2026-01-31");
    static final Untold TOO_LARGE = new Untold("a number that is too large");
    static final Untold BY_ZERO = new Untold("a division by zero");
    static final Untold TOO_LONG = new Untold("a text of more than " + Limits.TEXT + " characters");
    static final Untold TOO_MUCH_WORK = new Untold("it is more work than one expression may be");

    /** What is no value of the kind that was needed. */
    static Untold needed(String kind, Object instead) {
        return new Untold(kind + " was needed, not " + Words.of(instead));
    }
}
