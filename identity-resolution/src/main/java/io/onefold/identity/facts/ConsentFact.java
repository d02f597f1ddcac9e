package io.onefold.identity.facts;

import io.onefold.schemas.ConsentState;
import io.onefold.schemas.IdentifierKey;

/** The latest decision bound to one identifier for one purpose; of two at the same time the refusal counts. Outlives erasure. */
public record ConsentFact(IdentifierKey subject, String purpose, ConsentState state, long at) implements Row {
    /** The later of both. */
    public ConsentFact join(ConsentFact other) {
        if (at != other.at) return at > other.at ? this : other;
        return weight(state) >= weight(other.state) ? this : other;
    }

    private static int weight(ConsentState state) {
        return switch (state) {
            case UNKNOWN -> 0;
            case GRANTED -> 1;
            case DENIED -> 2;
        };
    }

    @Override
    public IdentifierKey owner() {
        return subject;
    }
}
