package io.onefold.ingest.redrive;

import io.onefold.schemas.Quarantined;
import io.onefold.schemas.Touchpoint;
import java.util.concurrent.CompletionStage;

/** Where redriven things go. A stage completes once its record is stored for good, exceptionally where it is not known to be. */
public interface RedriveTarget {
    /** A touchpoint that was read from {@code from}'s original this time. */
    CompletionStage<Void> accept(Touchpoint touchpoint, Quarantined from);

    /** A part of a redriven request that is still refused, while other parts were not. */
    CompletionStage<Void> quarantine(Quarantined quarantined);

    /** The original bytes, to the topic that they came from. */
    CompletionStage<Void> republish(Quarantined from);
}
