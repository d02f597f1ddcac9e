package io.onefold.identity.oracle;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.UnifiedProfile;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is to be published, in full.
 *
 * @param profiles by profile id
 * @param index the profile id of each member of each profile
 * @param naming the naming identifier of each of these profiles
 * @param views what each subscriber gets, by its name and by profile id
 */
public record BatchResult(
        SortedMap<String, UnifiedProfile> profiles,
        SortedMap<IdentifierKey, String> index,
        SortedMap<String, IdentifierKey> naming,
        SortedMap<String, SortedMap<String, UnifiedProfile>> views) {
    public BatchResult {
        profiles = Collections.unmodifiableSortedMap(new TreeMap<>(profiles));
        index = Collections.unmodifiableSortedMap(new TreeMap<>(index));
        views = Collections.unmodifiableSortedMap(new TreeMap<>(views));
        naming = Collections.unmodifiableSortedMap(new TreeMap<>(naming));
    }
}
