package io.onefold.identity.facts;

import org.jspecify.annotations.Nullable;

/** The steward's word on a pair of identifiers; the latest by (at, command id) counts. */
public record PairWord(long at, String commandId, Kind kind) {
    /** What was said. */
    public enum Kind {
        MUST,
        NEVER,
        NONE
    }

    static @Nullable PairWord later(@Nullable PairWord a, @Nullable PairWord b) {
        if (a == null) return b;
        if (b == null) return a;
        int byTime = Long.compare(a.at, b.at);
        return (byTime != 0 ? byTime : a.commandId.compareTo(b.commandId)) >= 0 ? a : b;
    }
}
