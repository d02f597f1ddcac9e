package io.onefold.schemas;

/**
 * A row of the profile index: where an identifier leads now, and by which identifier a published profile id was named. The topic
 * is keyed by {@link #key()}.
 */
public sealed interface ProfileIndexEntry {
    /** The row's key on the topic. */
    String key();

    /** An identifier that is a member of a profile. */
    record Member(IdentifierKey identifier, String profileId) implements ProfileIndexEntry {
        @Override
        public String key() {
            return keyOf(identifier);
        }
    }

    /** A profile id that was published once. The row stays for ever, so that old ids can be resolved. */
    record Published(String profileId, IdentifierKey namedBy) implements ProfileIndexEntry {
        @Override
        public String key() {
            return keyOf(profileId);
        }
    }

    /** The key of an identifier's row: {@code i:} and 34 hexadecimal digits. */
    static String keyOf(IdentifierKey identifier) {
        return "i:" + identifier.hex();
    }

    /** Whether a key is that of an identifier's row. */
    static boolean isOfIdentifier(String key) {
        return key.startsWith("i:");
    }

    /** The key of a published profile id's row: {@code p:} and the id. */
    static String keyOf(String profileId) {
        return "p:" + profileId;
    }
}
