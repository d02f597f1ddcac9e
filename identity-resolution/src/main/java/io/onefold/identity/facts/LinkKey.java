package io.onefold.identity.facts;

import io.onefold.schemas.IdentifierKey;

/** A pair of identifiers, the smaller first. */
public record LinkKey(IdentifierKey a, IdentifierKey b) implements Comparable<LinkKey> {
    public LinkKey {
        if (a.compareTo(b) >= 0) throw new IllegalArgumentException("pair out of order: " + a + ", " + b);
    }

    @Override
    public int compareTo(LinkKey other) {
        int byA = a.compareTo(other.a);
        return byA != 0 ? byA : b.compareTo(other.b);
    }
}
