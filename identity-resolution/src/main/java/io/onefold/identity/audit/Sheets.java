package io.onefold.identity.audit;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.binary.ByteWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** One side of the comparison: digests of profiles by id, of index entries by key, and of what subscribers have, to be sorted. */
final class Sheets {
    final AuditSort profiles;
    final AuditSort index;
    final AuditSort views;
    private final FieldHashes hashes;

    private record IndexEntry(String profileId) {}

    Sheets(WorkFolder folder, long maxBytes, FieldHashes hashes) {
        profiles = new AuditSort(folder, maxBytes);
        index = new AuditSort(folder, maxBytes);
        views = new AuditSort(folder, maxBytes);
        this.hashes = hashes;
    }

    void profile(UnifiedProfile profile) throws IOException {
        profiles.add(profile.profileId().getBytes(StandardCharsets.UTF_8), hashes.of(profile));
    }

    /** No name of a subscriber has a slash. */
    void view(String subscriber, UnifiedProfile view) throws IOException {
        views.add((subscriber + "/" + view.profileId()).getBytes(StandardCharsets.UTF_8), hashes.of(view));
    }

    void index(IdentifierKey key, String profileId) throws IOException {
        index.add(new ByteWriter().key(key).toBytes(), hashes.of(new IndexEntry(profileId)));
    }
}
