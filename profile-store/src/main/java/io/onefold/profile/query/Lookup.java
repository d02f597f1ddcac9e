package io.onefold.profile.query;

import io.onefold.schemas.IdentifierKey;

/** What a namespace and a raw value, as a caller has them, point at. */
public sealed interface Lookup {
    /** An identifier, which may or may not have been seen. */
    record Found(IdentifierKey identifier) implements Lookup {}

    /**
     * No value of that namespace.
     *
     * @param reason shown to the caller; without the value
     */
    record Unreadable(String reason) implements Lookup {}

    /**
     * No such namespace.
     *
     * @param reason shown to the caller
     */
    record UnknownNamespace(String reason) implements Lookup {}
}
