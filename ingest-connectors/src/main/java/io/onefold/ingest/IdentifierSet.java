package io.onefold.ingest;

import io.onefold.schemas.Identifier;
import io.onefold.schemas.QuarantineReason;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The distinct identifiers of one event while it is read. Not safe for several threads. */
public final class IdentifierSet {
    private final Limits limits;
    private final Set<Identifier> identifiers = new LinkedHashSet<>();

    /** An empty set that keeps to {@code limits}. */
    public IdentifierSet(Limits limits) {
        this.limits = limits;
    }

    /** Adds a value found at {@code field}. A blank value or an empty namespace is none and left out. */
    public void add(String namespace, String value, String field) throws Rejection {
        if (namespace.isEmpty() || value.isBlank()) return;
        if (value.length() > limits.maxTextLength())
            throw new Rejection(
                    QuarantineReason.OVERSIZE,
                    field + " has " + value.length() + " characters; at most " + limits.maxTextLength()
                            + " make an identifier");
        identifiers.add(new Identifier(namespace, value));
    }

    /**
     * What was added, in that order; refused when it is nothing or too much.
     *
     * @param fields where identifiers are looked for, for a message; empty where that goes without saying
     */
    public List<Identifier> toList(String fields) throws Rejection {
        if (identifiers.isEmpty())
            throw new Rejection(
                    QuarantineReason.NO_IDENTIFIER,
                    "the event names nobody; send at least one identifier with it"
                            + (fields.isEmpty() ? "" : ", in " + fields));
        if (identifiers.size() > limits.maxIdentifiers())
            throw new Rejection(
                    QuarantineReason.TOO_MANY_IDENTIFIERS,
                    "the event has " + identifiers.size() + " identifiers; at most " + limits.maxIdentifiers()
                            + " are one person's in one event");
        return List.copyOf(identifiers);
    }
}
