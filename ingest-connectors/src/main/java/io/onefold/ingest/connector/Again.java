package io.onefold.ingest.connector;

import io.onefold.ingest.Fate;
import io.onefold.schemas.Quarantined;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reads what a source's connector refused again, as the source is described today. Safe for several threads. */
@FunctionalInterface
public interface Again {
    /**
     * What becomes of it now, under the message id that it had: one thing, or each of those in a call that could not be cut into
     * them. None where the description leaves it out now; empty where the record is none that this can read.
     *
     * @throws IOException where the description does not fit it, or not all of it was kept, in words
     */
    Optional<List<Fate>> read(Quarantined quarantined) throws IOException;
}
