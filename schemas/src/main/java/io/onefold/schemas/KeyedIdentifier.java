package io.onefold.schemas;

/**
 * A normalised identifier of an observation.
 *
 * @param value the normalised value; empty once an erasure took it
 */
public record KeyedIdentifier(IdentifierKey key, String value) {
    @Override
    public String toString() {
        return key.toString();
    }
}
