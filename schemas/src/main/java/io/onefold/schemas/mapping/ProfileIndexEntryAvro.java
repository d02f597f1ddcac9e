package io.onefold.schemas.mapping;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.ProfileIndexEntry;
import io.onefold.schemas.ProfileIndexEntry.Member;
import io.onefold.schemas.ProfileIndexEntry.Published;
import org.jspecify.annotations.Nullable;

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
            case Member(IdentifierKey identifier, String profileId, long erasedUntil) ->
                new io.onefold.schemas.avro.ProfileIndexEntry(profileId, identifier.hex(), null, time(erasedUntil));
            case Published(String profileId, IdentifierKey namedBy, long erasedUntil) ->
                new io.onefold.schemas.avro.ProfileIndexEntry(profileId, null, namedBy.hex(), time(erasedUntil));
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
            return new Member(key("identifier", identifier), from.getProfileId(), time(from.getErasedUntil()));
        if (namedBy != null && identifier == null)
            return new Published(from.getProfileId(), key("namedBy", namedBy), time(from.getErasedUntil()));
        throw new MalformedRecordException("identifier", "either this or namedBy is set");
    }

    private static @Nullable Long time(long erasedUntil) {
        return erasedUntil == Long.MIN_VALUE ? null : Long.valueOf(erasedUntil);
    }

    private static long time(@Nullable Long erasedUntil) {
        return erasedUntil == null ? Long.MIN_VALUE : erasedUntil;
    }

    private static IdentifierKey key(String field, String digits) {
        try {
            return IdentifierKey.ofHex(digits);
        } catch (IllegalArgumentException e) {
            throw new MalformedRecordException(field, "no key of an identifier");
        }
    }
}
