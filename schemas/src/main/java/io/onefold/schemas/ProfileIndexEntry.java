package io.onefold.schemas;

/**
 * A row of the profile index: where an identifier leads now, and by which identifier a published profile id was named. The topic
 * is keyed by {@link #key()}.
 */
public sealed interface ProfileIndexEntry {
    /** The row's key on the topic. */
    String key();

    /**
     * An identifier that is a member of a profile.
     *
     * @param erasedUntil up to when the identifier is erased, UTC milliseconds; {@link Long#MIN_VALUE} where it never was
     */
    record Member(IdentifierKey identifier, String profileId, long erasedUntil) implements ProfileIndexEntry {
        /** Of an identifier that was never erased. */
        public Member(IdentifierKey identifier, String profileId) {
            this(identifier, profileId, Long.MIN_VALUE);
        }

        @Override
        public String key() {
            return keyOf(identifier);
        }
    }

    /**
     * A profile id that was published once. The row stays for ever, so that old ids can be resolved: where the naming identifier was
     * erased up to a later time by now than when it gave the name, whoever went by the id is gone, and the identifier's present profile is
     * another person's or another life's.
     *
     * @param erasedUntil up to when the naming identifier was erased when it gave the name, UTC milliseconds; {@link Long#MIN_VALUE} where it
     *     never was
     */
    record Published(String profileId, IdentifierKey namedBy, long erasedUntil) implements ProfileIndexEntry {
        /** Named by an identifier that was never erased. */
        public Published(String profileId, IdentifierKey namedBy) {
            this(profileId, namedBy, Long.MIN_VALUE);
        }

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
