package io.onefold.profile;

import io.onefold.schemas.ConsentDecision;
import io.onefold.schemas.ConsentState;
import io.onefold.schemas.Residue.BoundConsent;
import io.onefold.schemas.Touchpoint;
import java.util.Comparator;

/**
 * What an identifier's holder last said of one purpose, how it was given, and the message that proves it. Of decisions at the same time
 * the stricter counts: a refusal, then the earlier end, then what was given less carefully. Of those equal in all of this the one
 * with the smallest source, message id and proof, so that one whose message was erased, which has none of them, takes the place of itself
 * as it was before.
 *
 * @param occurredAt UTC milliseconds
 * @param expiresAt when a grant ends, UTC milliseconds; 0: it says no end
 * @param source empty where an erasure took it, as of the next two
 */
public record ConsentRegister(
        ConsentState state,
        long occurredAt,
        long expiresAt,
        boolean separate,
        boolean guardian,
        String source,
        String messageId,
        String proof) {
    /** The latest and strictest last. Total: what it calls equal is equal. */
    static final Comparator<ConsentRegister> ORDER = Comparator.comparingLong(ConsentRegister::occurredAt)
            .thenComparingInt(ConsentRegister::strength)
            .thenComparing(ConsentRegister::endsAt, Comparator.reverseOrder())
            .thenComparing(ConsentRegister::separate, Comparator.reverseOrder())
            .thenComparing(ConsentRegister::guardian, Comparator.reverseOrder())
            .thenComparing(ConsentRegister::source, Comparator.reverseOrder())
            .thenComparing(ConsentRegister::messageId, Comparator.reverseOrder())
            .thenComparing(ConsentRegister::proof, Comparator.reverseOrder());

    /** What a message says that lives. */
    public static ConsentRegister of(ConsentDecision decision, Touchpoint message) {
        return new ConsentRegister(
                decision.state(),
                message.occurredAt(),
                decision.expiresAt(),
                decision.separate(),
                decision.guardian(),
                message.source(),
                message.messageId(),
                decision.proof());
    }

    /** What an erasure left. */
    public static ConsentRegister of(BoundConsent left) {
        return new ConsentRegister(
                left.state(), left.occurredAt(), left.expiresAt(), left.separate(), left.guardian(), "", "", "");
    }

    /** The later of both; a semilattice's join. */
    public ConsentRegister join(ConsentRegister other) {
        return ORDER.compare(this, other) >= 0 ? this : other;
    }

    /** The same decision, of whose message nothing is known any more. */
    public ConsentRegister withoutMessage() {
        return new ConsentRegister(state, occurredAt, expiresAt, separate, guardian, "", "", "");
    }

    /** Whether it tells of its message. */
    public boolean namesMessage() {
        return !source.isEmpty() || !messageId.isEmpty() || !proof.isEmpty();
    }

    private int strength() {
        return switch (state) {
            case UNKNOWN -> 0;
            case GRANTED -> 1;
            case DENIED -> 2;
        };
    }

    private long endsAt() {
        return expiresAt == 0 ? Long.MAX_VALUE : expiresAt;
    }

    /** Hides what the message says. */
    @Override
    public String toString() {
        return "ConsentRegister[" + state + " at " + occurredAt + "]";
    }
}
