package io.onefold.schemas;

import java.util.List;

/**
 * An entry of the change feed. It is history and depends on the schedule; its promise is consistency: replayed from empty it
 * gives exactly the live ids, and per id no event follows its end but a revival.
 *
 * @param from the ids before; empty for {@link Kind#CREATED}
 * @param into the ids after; empty for {@link Kind#ERASED}
 * @param cause the message or command id that brought it about; empty for a change of rules or of time
 */
public record ProfileChange(Kind kind, List<String> from, List<String> into, String cause) {
    /** What became of the ids. */
    public enum Kind {
        /** {@code into} is new, or back after it had ended. */
        CREATED,
        /** {@code from} ended and its content went to {@code into}, which lives. */
        MERGED,
        /** {@code from} goes on and part of it became {@code into}. */
        SPLIT,
        /** {@code from} ended and is now called {@code into}. */
        RENAMED,
        /** {@code from} ended and nothing of it is left. */
        ERASED
    }

    public ProfileChange {
        from = List.copyOf(from);
        into = List.copyOf(into);
    }
}
