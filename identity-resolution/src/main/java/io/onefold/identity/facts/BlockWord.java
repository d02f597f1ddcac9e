package io.onefold.identity.facts;

import org.jspecify.annotations.Nullable;

/** The steward's word on one identifier; the latest by (at, command id) counts. */
public record BlockWord(long at, String commandId, boolean blocked) {
    static @Nullable BlockWord later(@Nullable BlockWord a, @Nullable BlockWord b) {
        if (a == null) return b;
        if (b == null) return a;
        int byTime = Long.compare(a.at, b.at);
        return (byTime != 0 ? byTime : a.commandId.compareTo(b.commandId)) >= 0 ? a : b;
    }
}
