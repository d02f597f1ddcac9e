package io.onefold.profile.query;

/** Normalises and keys an identifier just as it is done on the way in. Must be thread-safe. */
@FunctionalInterface
public interface IdentifierLookup {
    /** What the value points at. */
    Lookup find(String namespace, String rawValue);
}
