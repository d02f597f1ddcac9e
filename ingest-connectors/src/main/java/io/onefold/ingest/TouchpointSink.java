package io.onefold.ingest;

import io.onefold.schemas.Quarantined;
import io.onefold.schemas.Touchpoint;
import java.util.concurrent.CompletionStage;

/** Where connectors put what they read. Implementations are safe for use by several threads and never block for long. */
public interface TouchpointSink {
    /**
     * Hands over one touchpoint. The stage completes once it is stored for good, and exceptionally where it is not known to
     * be: with {@link SinkFullException} when there is no room at the moment. Whoever sends it again makes a duplicate at worst.
     */
    CompletionStage<Void> accept(Touchpoint touchpoint);

    /** Hands over what could not be read, under the same terms as {@link #accept}. */
    CompletionStage<Void> quarantine(Quarantined quarantined);

    /** Hands over whichever of the two {@code fate} is. */
    default CompletionStage<Void> put(Fate fate) {
        return switch (fate) {
            case Fate.Accepted accepted -> accept(accepted.touchpoint());
            case Fate.Refused refused -> quarantine(refused.quarantined());
        };
    }
}
