package io.onefold.identity.normalise;

import io.onefold.schemas.Observation;

/** What an observation of an earlier log is under the rules and secret of now. */
public sealed interface Reread {
    /** It can be told: the observation as it is now, often the same object. */
    record Kept(Observation observation) implements Reread {}

    /** All of its identifiers are garbage by now. */
    record Nobody() implements Reread {}

    /** Its identifiers are not keyed as they would be now: by another secret, or in other strengths. */
    record ForeignKeys() implements Reread {}
}
