package io.onefold.schemas.mapping;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.ProfileIndexEntry;
import io.onefold.schemas.ProfileIndexEntry.Member;
import io.onefold.schemas.ProfileIndexEntry.Published;

/** Rows of the profile index as Avro records. A record says where its key leads; the key itself stands only in the topic's key. */
public final class ProfileIndexEntryAvro {
    private static final int PREFIX = 2;

    private ProfileIndexEntryAvro() {}

    /** The row's record. */
    public static io.onefold.schemas.avro.ProfileIndexEntry toAvro(ProfileIndexEntry entry) {
        return switch (entry) {
            case Member(IdentifierKey identifier, String profileId) ->
                new io.onefold.schemas.avro.ProfileIndexEntry(profileId, null);
            case Published(String profileId, IdentifierKey namedBy) ->
                new io.onefold.schemas.avro.ProfileIndexEntry(null, namedBy.hex());
        };
    }

    /**
     * The row of a key and its record.
     *
     * @throws MalformedRecordException where they do not belong together
     */
    public static ProfileIndexEntry fromAvro(String key, io.onefold.schemas.avro.ProfileIndexEntry from) {
        String profileId = from.getProfileId();
        String namedBy = from.getNamedBy();
        if (key.startsWith("i:") && profileId != null && namedBy == null) {
            return new Member(identifier("key", key.substring(PREFIX)), profileId);
        }
        if (key.startsWith("p:") && namedBy != null && profileId == null) {
            return new Published(key.substring(PREFIX), identifier("namedBy", namedBy));
        }
        throw new MalformedRecordException(
                "profileId", "set for a key that begins with i:, namedBy for p:, never both");
    }

    private static IdentifierKey identifier(String field, String digits) {
        try {
            return IdentifierKey.ofHex(digits);
        } catch (IllegalArgumentException e) {
            throw new MalformedRecordException(field, "no key of an identifier");
        }
    }
}
