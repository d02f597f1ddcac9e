package io.onefold.identity.facts;

import org.jspecify.annotations.Nullable;

/** The steward's word on one identifier; the latest by (at, command id) counts, of equal ones the unblocking. */
public record BlockWord(long at, String commandId, boolean blocked) {
    static @Nullable BlockWord later(@Nullable BlockWord a, @Nullable BlockWord b) {
        if (a == null) return b;
        if (b == null) return a;
        int byTime = Long.compare(a.at, b.at);
        if (byTime != 0) return byTime > 0 ? a : b;
        int byCommand = a.commandId.compareTo(b.commandId);
        if (byCommand != 0) return byCommand > 0 ? a : b;
        return a.blocked ? b : a;
    }
}
