package io.onefold.schemas.mapping;

import io.onefold.schemas.ProfileChange;
import io.onefold.schemas.ProfileChange.Kind;
import io.onefold.schemas.avro.ProfileChangeKind;

/** Entries of the change feed as Avro records. */
public final class ProfileChangeAvro {
    private ProfileChangeAvro() {}

    /** How changes are written. */
    public static AvroMapping<ProfileChange, io.onefold.schemas.avro.ProfileChange> mapping() {
        return new AvroMapping<>(
                io.onefold.schemas.avro.ProfileChange.getClassSchema(),
                io.onefold.schemas.avro.ProfileChange.class,
                ProfileChangeAvro::toAvro,
                ProfileChangeAvro::fromAvro);
    }

    /** The change's record. */
    public static io.onefold.schemas.avro.ProfileChange toAvro(ProfileChange change) {
        ProfileChangeKind kind = switch (change.kind()) {
            case CREATED -> ProfileChangeKind.CREATED;
            case MERGED -> ProfileChangeKind.MERGED;
            case SPLIT -> ProfileChangeKind.SPLIT;
            case RENAMED -> ProfileChangeKind.RENAMED;
            case ERASED -> ProfileChangeKind.ERASED;
        };
        return new io.onefold.schemas.avro.ProfileChange(kind, change.from(), change.into(), change.cause());
    }

    /** The record's change. */
    public static ProfileChange fromAvro(io.onefold.schemas.avro.ProfileChange from) {
        Kind kind = switch (from.getKind()) {
            case CREATED -> Kind.CREATED;
            case MERGED -> Kind.MERGED;
            case SPLIT -> Kind.SPLIT;
            case RENAMED -> Kind.RENAMED;
            case ERASED -> Kind.ERASED;
        };
        return new ProfileChange(kind, from.getFrom(), from.getInto(), from.getCause());
    }
}
