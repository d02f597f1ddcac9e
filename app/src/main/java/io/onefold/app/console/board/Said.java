package io.onefold.app.console.board;

import java.util.Set;

/**
 * Something that a customer said.
 *
 * @param day in the business time zone: days since 1970-01-01
 * @param about store, products and channel, as far as they are known
 */
record Said(Kind kind, long day, int score, Set<About> about) {
    /** What it was. */
    enum Kind {
        COMPLAINT,
        NPS,
        CSAT
    }

    Said {
        about = Set.copyOf(about);
    }

    boolean isNegative() {
        return switch (kind) {
            case COMPLAINT -> false;
            case NPS -> score <= 6;
            case CSAT -> score <= 2;
        };
    }
}
