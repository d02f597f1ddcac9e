package io.onefold.identity.oracle;

import io.onefold.schemas.IdentifierKey;
import java.util.Comparator;

/** Two identifiers, the smaller first. */
record Pair(IdentifierKey smaller, IdentifierKey larger) implements Comparable<Pair> {
    private static final Comparator<Pair> ORDER =
            Comparator.comparing(Pair::smaller).thenComparing(Pair::larger);

    @Override
    public int compareTo(Pair other) {
        return ORDER.compare(this, other);
    }

    boolean has(IdentifierKey end) {
        return smaller.equals(end) || larger.equals(end);
    }
}
