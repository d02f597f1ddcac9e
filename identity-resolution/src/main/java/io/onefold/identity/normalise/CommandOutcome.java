package io.onefold.identity.normalise;

import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.QuarantineReason;

/** What became of a command as given. */
public sealed interface CommandOutcome {
    /** It goes on, keyed, a pair in order. */
    record Accepted(IdentityCommand command) implements CommandOutcome {}

    /**
     * It goes to quarantine.
     *
     * @param message what is wrong and what to do; no personal data
     */
    record Rejected(QuarantineReason reason, String message) implements CommandOutcome {}
}
