package io.onefold.identity.oracle;

import io.onefold.schemas.IdentifierKey;
import java.util.List;

/** Identifiers written as {@code namespace:value}, and their keys. */
final class Keys {
    /** The namespaces of these tests, the strongest first; strength 1 to 5. */
    static final List<String> NAMESPACES = List.of("customer_id", "member_id", "email", "phone", "device_id");

    private Keys() {}

    static IdentifierKey key(String identifier) {
        long spread = (value(identifier).hashCode() + 1L) * 0x9E3779B97F4A7C15L;
        return new IdentifierKey(
                NAMESPACES.indexOf(namespace(identifier)) + 1,
                spread,
                value(identifier).hashCode());
    }

    static String namespace(String identifier) {
        return identifier.substring(0, identifier.indexOf(':'));
    }

    static String value(String identifier) {
        return identifier.substring(identifier.indexOf(':') + 1);
    }
}
