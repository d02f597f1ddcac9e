package io.onefold.profile.expression;

import io.onefold.profile.portrait.Today;
import io.onefold.schemas.Value;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A question about a person that {@link Expressions} has found sound. Never throws, gives the same bit by bit on every machine, and takes no
 * longer than about a hundredth of a second whatever the person is like. Its source may name people, which {@code toString} hides.
 * Thread-safe.
 */
public final class Expression {
    private static final Result NO = new Result.Told(new Value.Flag(false));
    private static final Result YES = new Result.Told(new Value.Flag(true));

    private final String source;
    private final Node root;
    private final int slots;
    private final ValueType type;
    private final boolean isCondition;
    private final SortedSet<String> computed;
    private final boolean readsLines;

    /** @param isCondition whether what is absent is false */
    Expression(
            String source,
            Node root,
            int slots,
            ValueType type,
            boolean isCondition,
            SortedSet<String> computed,
            boolean readsLines) {
        this.source = source;
        this.root = root;
        this.slots = slots;
        this.type = type;
        this.isCondition = isCondition;
        this.readsLines = readsLines;
        this.computed = Collections.unmodifiableSortedSet(new TreeSet<>(computed));
    }

    /** As it was written. */
    public String source() {
        return source;
    }

    /** What kind of value it gives. */
    public ValueType type() {
        return type;
    }

    /** The computed traits that it reads, Onefold's and own ones: what has to be worked out before. */
    public SortedSet<String> computed() {
        return computed;
    }

    /** Whether it reads order lines itself, which a published profile does not have. */
    public boolean readsLines() {
        return readsLines;
    }

    /** What it says of a person. Until when that holds, {@code today} knows afterwards; of what the person's parts say, their maker. */
    public Result of(PersonView person, Today today) {
        Evaluation evaluation = new Evaluation(person, today, slots);
        try {
            return result(root.of(evaluation));
        } catch (Evaluation.Exhausted e) {
            return new Result.NotTold(Untold.TOO_MUCH_WORK.reason());
        }
    }

    private Result result(Object value) {
        if (value instanceof Boolean on && type == ValueType.FLAG) return on ? YES : NO;
        if (isCondition && value.equals(Untold.ABSENT)) return NO;
        return Values.written(value, type);
    }

    @Override
    public String toString() {
        return "Expression[" + source.length() + " characters]";
    }
}
