package io.onefold.ingest;

import io.onefold.schemas.Quarantined;
import io.onefold.schemas.Touchpoint;

/** What became of one thing a sender sent. There is no third. */
public sealed interface Fate {
    /**
     * It was read.
     *
     * @param remark in what it does not keep to the source's plan, under the plan's label; empty where it does
     */
    record Accepted(Touchpoint touchpoint, String remark) implements Fate {}

    /** It was not, and is kept with the reason. */
    record Refused(Quarantined quarantined) implements Fate {}

    /** The fate of a touchpoint that was read: the source's plan may take something out of it, or refuse it. */
    static Fate read(Source source, Touchpoint touchpoint) throws Rejection {
        return source.plan().isEmpty()
                ? new Accepted(touchpoint, "")
                : source.plan().get().apply(touchpoint);
    }
}
