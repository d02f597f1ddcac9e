package io.onefold.schemas;

/**
 * Something that points at a person: a namespace such as {@code email} and a value in it. The value is personal data, so
 * {@link #toString} hides it.
 */
public record Identifier(String namespace, String value) {
    @Override
    public String toString() {
        return namespace + ":***";
    }
}
