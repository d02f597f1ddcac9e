package io.onefold.identity.audit;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.UnifiedProfile;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;

/**
 * What is live, in any order; each is iterated once.
 *
 * @param profiles the latest record of each profile id that has not ended
 * @param index the profile id of each identifier
 * @param views what each subscriber has, by its name
 */
public record Published(
        Iterator<UnifiedProfile> profiles,
        Iterator<Map.Entry<IdentifierKey, String>> index,
        Iterator<Map.Entry<String, UnifiedProfile>> views) {
    /** Without subscribers. */
    public Published(Iterator<UnifiedProfile> profiles, Iterator<Map.Entry<IdentifierKey, String>> index) {
        this(profiles, index, Collections.emptyIterator());
    }
}
