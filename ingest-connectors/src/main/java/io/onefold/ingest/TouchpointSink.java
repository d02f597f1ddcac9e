package io.onefold.ingest;

import io.onefold.schemas.Quarantined;
import io.onefold.schemas.Touchpoint;
import java.util.concurrent.CompletionStage;

/** Where connectors put what they read. Implementations are safe for use by several threads and never block for long. */
public interface TouchpointSink {
    /**
     * Hands over what became of one thing. The stage completes once it is stored for good, and exceptionally where it is not
     * known to be: with {@link SinkFullException} when there is no room at the moment. Whoever sends it again makes a
     * duplicate at worst.
     */
    CompletionStage<Void> put(Fate fate);

    /** Hands over a touchpoint, under the same terms. */
    default CompletionStage<Void> accept(Touchpoint touchpoint) {
        return put(new Fate.Accepted(touchpoint, ""));
    }

    /** Hands over what could not be read, under the same terms. */
    default CompletionStage<Void> quarantine(Quarantined quarantined) {
        return put(new Fate.Refused(quarantined));
    }
}
