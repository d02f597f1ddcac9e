package io.onefold.identity.facts;

import org.jspecify.annotations.Nullable;

/** The steward's word on a pair of identifiers; the latest by (at, command id, kind) counts. */
public record PairWord(long at, String commandId, Kind kind) {
    /** What was said; of two under one command id at the same time the later listed here counts. */
    public enum Kind {
        MUST,
        NEVER,
        NONE
    }

    static @Nullable PairWord later(@Nullable PairWord a, @Nullable PairWord b) {
        if (a == null) return b;
        if (b == null) return a;
        int byTime = Long.compare(a.at, b.at);
        if (byTime != 0) return byTime > 0 ? a : b;
        int byCommand = a.commandId.compareTo(b.commandId);
        return (byCommand != 0 ? byCommand : a.kind.compareTo(b.kind)) >= 0 ? a : b;
    }
}
