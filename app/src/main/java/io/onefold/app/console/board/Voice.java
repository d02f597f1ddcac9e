package io.onefold.app.console.board;

import java.util.Locale;

/** What customers say that a company would rather not hear. */
public enum Voice {
    /** A complaint, on the day of its first message. */
    COMPLAINT,
    /** An answer of 0 to 6 to a question of the kind {@code nps}, of 1 or 2 to one of the kind {@code csat}. */
    NEGATIVE_ANSWER;

    /** As answers have it. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
