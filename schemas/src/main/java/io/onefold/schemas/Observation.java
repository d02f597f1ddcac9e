package io.onefold.schemas;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A touchpoint that was accepted: its identifiers normalised, keyed and sorted, so that the first one is the anchor.
 *
 * @param identifiers sorted by key, without repeats, at least one
 * @param touchpoint its own list of identifiers is empty: they stand in {@code identifiers}
 * @param echoes traits whose value is that of an identifier of this observation; an erasure of the identifier takes them
 * @param digest keyed digest of the content as received, but for the time of receipt; orders differing copies
 */
public record Observation(
        List<KeyedIdentifier> identifiers,
        Touchpoint touchpoint,
        SortedMap<String, IdentifierKey> echoes,
        long digest) {
    public Observation {
        identifiers = List.copyOf(identifiers);
        echoes = Collections.unmodifiableSortedMap(new TreeMap<>(echoes));
        if (identifiers.isEmpty()) throw new IllegalArgumentException("an observation needs an identifier");
        if (!touchpoint.identifiers().isEmpty()) throw new IllegalArgumentException("identifiers stand twice");
    }

    /** The strongest identifier, which this observation's traits and counters belong to for ever. */
    public IdentifierKey anchor() {
        return identifiers.getFirst().key();
    }

    /** When it happened, corrected; UTC milliseconds. */
    public long occurredAt() {
        return touchpoint.occurredAt();
    }
}
