package io.onefold.profile;

import io.onefold.schemas.ConsentState;

/**
 * What an identifier's holder last said of one purpose. Of decisions at the same time the refusal counts.
 *
 * @param occurredAt UTC milliseconds
 */
public record ConsentRegister(ConsentState state, long occurredAt) {
    /** The later of both; a semilattice's join. */
    public ConsentRegister join(ConsentRegister other) {
        if (occurredAt != other.occurredAt) return occurredAt > other.occurredAt ? this : other;
        return strength(state) >= strength(other.state) ? this : other;
    }

    static int strength(ConsentState state) {
        return switch (state) {
            case UNKNOWN -> 0;
            case GRANTED -> 1;
            case DENIED -> 2;
        };
    }
}
