package io.onefold.schemas;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an erasure leaves of an anchor's erased messages: no value, no message id, just what keeps every later result the same
 * as if they had never been erased from view.
 *
 * @param seen for the anchor itself and each identifier it stood with, the first and last time
 * @param consents the decisions of erased messages, by the identifier each binds
 * @param messages keyed digests of erased messages, so that no later copy revives one
 */
public record Residue(
        IdentifierKey anchor,
        SortedMap<IdentifierKey, Seen> seen,
        List<BoundConsent> consents,
        SortedSet<Long> messages) {
    public Residue {
        seen = Collections.unmodifiableSortedMap(new TreeMap<>(seen));
        consents = List.copyOf(consents);
        messages = Collections.unmodifiableSortedSet(new TreeSet<>(messages));
    }

    /** First and last time, UTC milliseconds. */
    public record Seen(long first, long last) {
        /** The span of both. */
        public Seen join(Seen other) {
            return new Seen(Math.min(first, other.first), Math.max(last, other.last));
        }
    }

    /**
     * A decision, the identifier it binds and its time, but nothing of the message that told it. At the same time the refusal counts.
     *
     * @param expiresAt when a grant ends, UTC milliseconds; 0: it said no end
     */
    public record BoundConsent(
            IdentifierKey subject,
            String purpose,
            ConsentState state,
            long occurredAt,
            long expiresAt,
            boolean separate,
            boolean guardian) {
        /** A decision of which no more was known. */
        public BoundConsent(IdentifierKey subject, String purpose, ConsentState state, long occurredAt) {
            this(subject, purpose, state, occurredAt, 0, false, false);
        }
    }
}
