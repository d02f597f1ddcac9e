package io.onefold.profile.store;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.Observation;
import io.onefold.schemas.ProfileIndexEntry;
import io.onefold.schemas.Residue;
import io.onefold.schemas.UnifiedProfile;
import java.nio.ByteBuffer;

/** One record of a topic that the store copies. */
public sealed interface StoreChange {
    /**
     * A profile, whole; it replaces what its id had before.
     *
     * @param profile in Avro's binary form by the schema of this release
     */
    record ProfilePublished(String profileId, ByteBuffer profile) implements StoreChange {
        /** Written here. */
        public ProfilePublished(UnifiedProfile profile) {
            this(profile.profileId(), ByteBuffer.wrap(ProfileBytes.write(profile)));
        }
    }

    /** The profile of this id is no more. */
    record ProfileEnded(String profileId) implements StoreChange {}

    /** A row of the index, which replaces what its key had before. */
    record IndexEntryPublished(ProfileIndexEntry entry) implements StoreChange {}

    /** The identifier belongs to no profile any more. */
    record IdentifierDropped(IdentifierKey identifier) implements StoreChange {}

    /** A message of the timeline; it replaces the copy before. */
    record MessageKept(Observation message) implements StoreChange {}

    /** A steward's or privacy officer's word. */
    record CommandKept(IdentityCommand command) implements StoreChange {}

    /** What erasures left of an anchor; it replaces what they had left before. */
    record ResidueKept(Residue residue) implements StoreChange {}

    /**
     * A row of the timeline is no more.
     *
     * @param rowKey as {@link io.onefold.schemas.binary.TimelineCodec#key} writes it
     */
    record RowDropped(ByteBuffer rowKey) implements StoreChange {}
}
