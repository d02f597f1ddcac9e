package io.onefold.schemas;

/**
 * One decision of a person about one purpose, such as {@code email_marketing}, and how it was given.
 *
 * @param namespace the namespace of the identifiers of the touchpoint that it binds; empty: it binds the anchor
 * @param expiresAt when a grant ends, UTC milliseconds; 0: it says no end
 * @param separate whether it was given on its own, not bundled with others
 * @param guardian whether a parent or guardian gave it
 * @param proof an opaque reference to what was shown and agreed to, such as the version of a text or the number of a document, never
 *     personal data; empty: none
 */
public record ConsentDecision(
        String purpose,
        ConsentState state,
        String namespace,
        long expiresAt,
        boolean separate,
        boolean guardian,
        String proof) {
    /** A decision of which no more is known. */
    public ConsentDecision(String purpose, ConsentState state, String namespace) {
        this(purpose, state, namespace, 0, false, false, "");
    }

    /** The same decision, binding the identifiers of a namespace. */
    public ConsentDecision binding(String other) {
        return new ConsentDecision(purpose, state, other, expiresAt, separate, guardian, proof);
    }

    /** Whether it says no more than purpose, state and namespace. */
    public boolean isPlain() {
        return expiresAt == 0 && !separate && !guardian && proof.isEmpty();
    }
}
