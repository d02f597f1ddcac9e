package io.onefold.identity.facts;

import io.onefold.schemas.IdentifierKey;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A profile that this root has published and that lives. It travels with the identifier that names it, so that no other root
 * can publish the same id.
 *
 * @param digest of what was published, so that nothing is published twice
 * @param segments that were published with it, ascending: who leaves one is told so
 * @param deliveries digests of what subscribers got of it, by their names; whoever got nothing, or had it taken back, is not there
 */
public record PublishedProfile(
        String profileId, IdentifierKey naming, long digest, List<String> segments, SortedMap<String, Long> deliveries)
        implements Row {
    public PublishedProfile {
        deliveries = deliveries.isEmpty()
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(deliveries));
        segments = List.copyOf(segments);
    }

    /** Whether the profile itself is the same, whoever got what of it. */
    public boolean isSameProfile(PublishedProfile other) {
        return profileId.equals(other.profileId)
                && naming.equals(other.naming)
                && digest == other.digest
                && segments.equals(other.segments);
    }

    @Override
    public IdentifierKey owner() {
        return naming;
    }
}
