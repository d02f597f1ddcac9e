package io.onefold.schemas.mapping;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.ProfileIndexEntry;
import io.onefold.schemas.ProfileIndexEntry.Member;
import io.onefold.schemas.ProfileIndexEntry.Published;

/** Rows of the profile index as Avro records. */
public final class ProfileIndexEntryAvro {
    private ProfileIndexEntryAvro() {}

    /** How rows are written. */
    public static AvroMapping<ProfileIndexEntry, io.onefold.schemas.avro.ProfileIndexEntry> mapping() {
        return new AvroMapping<>(
                io.onefold.schemas.avro.ProfileIndexEntry.getClassSchema(),
                io.onefold.schemas.avro.ProfileIndexEntry.class,
                ProfileIndexEntryAvro::toAvro,
                ProfileIndexEntryAvro::fromAvro);
    }

    /** The row's record. */
    public static io.onefold.schemas.avro.ProfileIndexEntry toAvro(ProfileIndexEntry entry) {
        return switch (entry) {
            case Member(IdentifierKey identifier, String profileId) ->
                new io.onefold.schemas.avro.ProfileIndexEntry(profileId, identifier.hex(), null);
            case Published(String profileId, IdentifierKey namedBy) ->
                new io.onefold.schemas.avro.ProfileIndexEntry(profileId, null, namedBy.hex());
        };
    }

    /**
     * The record's row.
     *
     * @throws MalformedRecordException where it is neither of the two
     */
    public static ProfileIndexEntry fromAvro(io.onefold.schemas.avro.ProfileIndexEntry from) {
        String identifier = from.getIdentifier();
        String namedBy = from.getNamedBy();
        if (identifier != null && namedBy == null)
            return new Member(key("identifier", identifier), from.getProfileId());
        if (namedBy != null && identifier == null) return new Published(from.getProfileId(), key("namedBy", namedBy));
        throw new MalformedRecordException("identifier", "either this or namedBy is set");
    }

    private static IdentifierKey key(String field, String digits) {
        try {
            return IdentifierKey.ofHex(digits);
        } catch (IllegalArgumentException e) {
            throw new MalformedRecordException(field, "no key of an identifier");
        }
    }
}
