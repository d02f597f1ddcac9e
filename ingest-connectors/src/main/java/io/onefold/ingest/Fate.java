package io.onefold.ingest;

import io.onefold.schemas.Quarantined;
import io.onefold.schemas.Touchpoint;

/** What became of one thing a sender sent. There is no third. */
public sealed interface Fate {
    /** It was read. */
    record Accepted(Touchpoint touchpoint) implements Fate {}

    /** It was not, and is kept with the reason. */
    record Refused(Quarantined quarantined) implements Fate {}
}
