package io.onefold.identity.rules;

import io.onefold.schemas.IdentifierKey;
import java.util.Optional;

/** Keys values that the rules name by their raw form; the normaliser is one. */
@FunctionalInterface
public interface BlockedValues {
    /** The key of a value in a namespace, empty where it cannot be read in it. */
    Optional<IdentifierKey> key(Namespace namespace, String value);
}
