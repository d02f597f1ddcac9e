package io.onefold.identity.audit;

import java.util.List;

/**
 * How what is published compares with the batch run. Holds no personal data.
 *
 * @param equalProfiles profile ids with the same profile on both sides
 * @param profiles profile ids on either side
 * @param equalIdentifiers identifiers that the index maps to the same profile id on both sides
 * @param identifiers identifiers in the index of either side
 * @param equalViews what subscribers have that is the same on both sides
 * @param views what subscribers have on either side
 * @param differences the first ones: of profiles by id, then of the index by key, then of subscribers by name and id
 */
public record PublishedComparison(
        long equalProfiles,
        long profiles,
        long equalIdentifiers,
        long identifiers,
        long equalViews,
        long views,
        List<Difference> differences) {
    public PublishedComparison {
        differences = List.copyOf(differences);
    }

    /** Whether nothing differs. */
    public boolean isEqual() {
        return equalProfiles == profiles && equalIdentifiers == identifiers && equalViews == views;
    }
}
