package io.onefold.identity.normalise;

import io.onefold.schemas.KeyedIdentifier;

/** What a namespace and a raw value, as somebody typed them, point at. */
public sealed interface Lookup {
    /** An identifier, which may or may not have been seen. */
    record Found(KeyedIdentifier identifier) implements Lookup {}

    /**
     * No value of that namespace, or one that is never kept.
     *
     * @param message to show as it is; never the value
     */
    record Unreadable(String message) implements Lookup {}

    /**
     * No such namespace.
     *
     * @param message to show as it is: which there are, and which was probably meant
     */
    record UnknownNamespace(String message) implements Lookup {}
}
