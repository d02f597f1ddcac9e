package io.onefold.testing.simulation;

import io.onefold.schemas.IdentifierKey;
import java.util.HashMap;
import java.util.Map;

/** Which identifiers hang together, by path halving. */
final class Components {
    private final Map<IdentifierKey, IdentifierKey> above = new HashMap<>();

    void join(IdentifierKey a, IdentifierKey b) {
        IdentifierKey first = top(a);
        IdentifierKey second = top(b);
        if (!first.equals(second)) above.put(first, second);
    }

    boolean together(IdentifierKey a, IdentifierKey b) {
        return top(a).equals(top(b));
    }

    private IdentifierKey top(IdentifierKey key) {
        IdentifierKey at = key;
        IdentifierKey next = above.get(at);
        while (next != null) {
            IdentifierKey beyond = above.get(next);
            if (beyond != null) above.put(at, beyond);
            at = next;
            next = beyond;
        }
        return at;
    }
}
