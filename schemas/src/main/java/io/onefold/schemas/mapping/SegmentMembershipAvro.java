package io.onefold.schemas.mapping;

import io.onefold.schemas.SegmentMembership;
import io.onefold.schemas.SegmentMembership.Change;
import io.onefold.schemas.avro.SegmentChange;

/** Segment memberships as Avro records. */
public final class SegmentMembershipAvro {
    private SegmentMembershipAvro() {}

    /** How memberships are written. */
    public static AvroMapping<SegmentMembership, io.onefold.schemas.avro.SegmentMembership> mapping() {
        return new AvroMapping<>(
                io.onefold.schemas.avro.SegmentMembership.getClassSchema(),
                io.onefold.schemas.avro.SegmentMembership.class,
                SegmentMembershipAvro::toAvro,
                SegmentMembershipAvro::fromAvro);
    }

    /** The membership's record. */
    public static io.onefold.schemas.avro.SegmentMembership toAvro(SegmentMembership membership) {
        SegmentChange change = switch (membership.change()) {
            case ENTERED -> SegmentChange.ENTERED;
            case LEFT -> SegmentChange.LEFT;
        };
        return new io.onefold.schemas.avro.SegmentMembership(
                membership.segment(), membership.profileId(), change, Times.write(membership.at()));
    }

    /** The record's membership. */
    public static SegmentMembership fromAvro(io.onefold.schemas.avro.SegmentMembership from) {
        Change change = switch (from.getChange()) {
            case ENTERED -> Change.ENTERED;
            case LEFT -> Change.LEFT;
        };
        return new SegmentMembership(from.getSegment(), from.getProfileId(), change, Times.read(from.getAt()));
    }
}
