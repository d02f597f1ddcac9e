package io.onefold.identity.normalise;

import io.onefold.schemas.Observation;
import io.onefold.schemas.QuarantineReason;

/** What became of a touchpoint. */
public sealed interface TouchpointOutcome {
    /** It goes on as an observation. */
    record Accepted(Observation observation) implements TouchpointOutcome {}

    /**
     * It goes to quarantine.
     *
     * @param message what is wrong and what to do; no personal data
     */
    record Rejected(QuarantineReason reason, String message) implements TouchpointOutcome {}
}
