package io.onefold.identity.oracle;

import io.onefold.schemas.ConsentDecision;
import io.onefold.schemas.ConsentState;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Residue;
import java.util.List;

/**
 * One decision about one purpose, bound to an identifier (rule 9).
 *
 * @param end when a grant ends; {@link Long#MAX_VALUE} where it says no end
 * @param message source, message id and proof; of what is known without its message three empty texts
 */
record Decided(long at, ConsentState state, long end, boolean separate, boolean guardian, List<String> message) {
    private static final List<ConsentState> BY_STRICTNESS =
            List.of(ConsentState.UNKNOWN, ConsentState.GRANTED, ConsentState.DENIED);
    private static final List<String> NO_MESSAGE = List.of("", "", "");

    static Decided by(Observation copy, ConsentDecision decision) {
        return new Decided(
                copy.occurredAt(),
                decision.state(),
                end(decision.expiresAt()),
                decision.separate(),
                decision.guardian(),
                List.of(copy.touchpoint().source(), copy.touchpoint().messageId(), decision.proof()));
    }

    static Decided by(Residue.BoundConsent left) {
        return new Decided(
                left.occurredAt(), left.state(), end(left.expiresAt()), left.separate(), left.guardian(), NO_MESSAGE);
    }

    private static long end(long told) {
        return told == 0 ? Long.MAX_VALUE : told;
    }

    Decided withoutMessage() {
        return new Decided(at, state, end, separate, guardian, NO_MESSAGE);
    }

    /** Rule 9: the register of both. */
    Decided later(Decided other) {
        if (at != other.at) return at > other.at ? this : other;
        int strictness = BY_STRICTNESS.indexOf(state) - BY_STRICTNESS.indexOf(other.state);
        if (strictness != 0) return strictness > 0 ? this : other;
        if (end != other.end) return end < other.end ? this : other;
        if (separate != other.separate) return separate ? other : this;
        if (guardian != other.guardian) return guardian ? other : this;
        for (int i = 0; i < message.size(); i++) {
            int order = message.get(i).compareTo(other.message.get(i));
            if (order != 0) return order < 0 ? this : other;
        }
        return this;
    }
}
