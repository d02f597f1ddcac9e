package io.onefold.profile.expression;

/** So that no expression takes long, or much memory, whatever is in it and whatever sources say of a person. */
final class Limits {
    /** Characters of an expression. */
    static final int SOURCE = 4096;
    /** Levels of parentheses, calls and operators within one another. Of {@code &&} and {@code ||} any number may stand in a row. */
    static final int NESTING = 24;
    /** Characters of a pattern, as long as it would be with its repetitions written out. */
    static final int PATTERN = 10_000;
    /** Characters of a text that {@code +} gives. */
    static final int TEXT = 4096;
    /** Steps of one evaluation; a step takes some nanoseconds, so this is about a hundredth of a second. */
    static final long WORK = 1_000_000;
    /** Days that may be asked for at once, two hundred years and more. */
    static final long DAYS = 100_000;

    private Limits() {}
}
