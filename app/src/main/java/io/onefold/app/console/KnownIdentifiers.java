package io.onefold.app.console;

import io.onefold.profile.query.IdentifierLookup;
import java.util.List;

/**
 * Which identifiers there are.
 *
 * @param namespaces of the rules, the strongest first
 * @param lookup reads a value of one of them just as it is read on the way in
 */
public record KnownIdentifiers(List<String> namespaces, IdentifierLookup lookup) {
    public KnownIdentifiers {
        namespaces = List.copyOf(namespaces);
    }
}
