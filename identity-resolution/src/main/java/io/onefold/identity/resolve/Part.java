package io.onefold.identity.resolve;

import io.onefold.identity.facts.LinkKey;
import io.onefold.schemas.IdentifierKey;
import java.util.List;
import java.util.Map;

/**
 * One person, or an identifier that is nobody's.
 *
 * @param members by key
 * @param naming the member whose key and erasure give the profile its id
 * @param alone whether this is one identifier that links nobody: shared, blocked or contested
 * @param links the active links with both ends in the part, by pair
 * @param refused links with an end in the part that may not join, by pair
 */
public record Part(
        List<IdentifierKey> members,
        IdentifierKey naming,
        String profileId,
        boolean alone,
        List<ActiveLink> links,
        Map<LinkKey, Refusal> refused) {

    /** Whether an identifier belongs to this part. */
    public boolean contains(IdentifierKey key) {
        return java.util.Collections.binarySearch(members, key) >= 0;
    }
}
