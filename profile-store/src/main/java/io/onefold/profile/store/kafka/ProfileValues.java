package io.onefold.profile.store.kafka;

import io.onefold.profile.store.StoreChange.ProfilePublished;
import io.onefold.schemas.ProfileIndexEntry;

/** Reads values of the published topics as the topics have them, with the id of their registered schema. */
public interface ProfileValues {
    /** A value of the profile topic. */
    ProfilePublished profile(String profileId, byte[] value);

    /** A row of the index topic. */
    ProfileIndexEntry indexEntry(String key, byte[] value);
}
