package io.onefold.identity.resolve;

import io.onefold.identity.facts.LinkKey;
import io.onefold.identity.facts.Span;
import io.onefold.schemas.IdentifierKey;
import java.util.List;

/** Who is who below one root. */
public final class Resolution {
    private final List<Part> parts;
    private final Sightings sightings;

    Resolution(List<Part> parts, Sightings sightings) {
        this.parts = parts;
        this.sightings = sightings;
    }

    /** Every present member of the root is in exactly one part. */
    public List<Part> parts() {
        return parts;
    }

    /** When an identifier was seen, by whatever copy. */
    public Span seen(IdentifierKey key) {
        return sightings.identifier(key);
    }

    /** When a pair was seen together, by whatever copy. */
    public Span seen(LinkKey pair) {
        return sightings.pairs().getOrDefault(pair, Span.NEVER);
    }
}
