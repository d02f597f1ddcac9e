package io.onefold.identity.forest;

import io.onefold.identity.facts.Facts;
import io.onefold.identity.facts.IdentifierFact;
import io.onefold.identity.facts.IndexEntry;
import io.onefold.identity.facts.PublishedProfile;
import io.onefold.identity.facts.Row;
import io.onefold.schemas.IdentifierKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The next rows that a tree hands over. What an identifier is, where it is indexed and what it names must arrive together: else a
 * root could publish under an id that another root still holds.
 */
final class Chunk {
    private final int maxBytes;
    private final List<Row> rows = new ArrayList<>();
    private long bytes;

    /**
     * @param maxBytes about how many bytes; one unit is taken however large it is
     */
    Chunk(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** The next rows of these; empty only where there are none. */
    List<Row> of(Facts facts) {
        Map<IdentifierKey, List<Row>> named = new HashMap<>();
        for (PublishedProfile profile : facts.published().values())
            named.computeIfAbsent(profile.naming(), key -> new ArrayList<>()).add(profile);
        for (IdentifierFact fact : facts.identifiers().values()) {
            List<Row> unit = new ArrayList<>();
            unit.add(fact);
            IndexEntry entry = facts.index().get(fact.key());
            if (entry != null) unit.add(entry);
            unit.addAll(named.getOrDefault(fact.key(), List.of()));
            if (!add(unit)) return rows;
        }
        for (Row row : facts.evidence()) if (!add(List.of(row))) return rows;
        if (rows.size() < facts.size())
            throw new IllegalStateException("an index entry or a profile without its identifier");
        return rows;
    }

    private boolean add(List<Row> unit) {
        for (Row row : unit) bytes += RowWeights.of(row);
        if (bytes > maxBytes && !rows.isEmpty()) return false;
        rows.addAll(unit);
        return true;
    }
}
