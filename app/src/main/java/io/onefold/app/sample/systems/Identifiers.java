package io.onefold.app.sample.systems;

import io.onefold.schemas.Identifier;
import io.onefold.schemas.Touchpoint;
import java.util.List;

/** Looks into what the generator made up. */
final class Identifiers {
    private Identifiers() {}

    /** The first identifier of a namespace; empty where there is none. */
    static String first(Touchpoint touchpoint, String namespace) {
        return touchpoint.identifiers().stream()
                .filter(identifier -> identifier.namespace().equals(namespace))
                .map(Identifier::value)
                .findFirst()
                .orElse("");
    }

    /** Whether it has none but of these namespaces. */
    static boolean areOnly(Touchpoint touchpoint, List<String> namespaces) {
        return touchpoint.identifiers().stream().allMatch(identifier -> namespaces.contains(identifier.namespace()));
    }
}
