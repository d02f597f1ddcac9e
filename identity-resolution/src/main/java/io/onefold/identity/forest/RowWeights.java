package io.onefold.identity.forest;

import io.onefold.identity.facts.Arrival;
import io.onefold.identity.facts.ConsentFact;
import io.onefold.identity.facts.CoreFact;
import io.onefold.identity.facts.EntryFact;
import io.onefold.identity.facts.IdentifierFact;
import io.onefold.identity.facts.IndexEntry;
import io.onefold.identity.facts.LinkFact;
import io.onefold.identity.facts.PublishedProfile;
import io.onefold.identity.facts.Row;
import io.onefold.identity.facts.WaitingErasure;
import java.util.ArrayList;
import java.util.List;

/** About how many bytes rows take in a message, so that no message grows beyond what a broker takes. */
final class RowWeights {
    /** A message carries about this many bytes of rows at most, and at least one row. */
    static final int MAX_CHUNK = 512 * 1024;

    private RowWeights() {}

    static int of(Row row) {
        return switch (row) {
            case IdentifierFact fact -> 80;
            case LinkFact link -> 120;
            case CoreFact core -> 4_096;
            case EntryFact entry -> 400;
            case ConsentFact consent -> 200;
            case IndexEntry entry -> 64;
            case PublishedProfile profile ->
                80 + 24 * profile.segments().size() + 32 * profile.deliveries().size();
            case Arrival arrival -> 32;
            case WaitingErasure erasure -> 400;
        };
    }

    /** The rows in order, cut into chunks. Only for rows that need not arrive together. */
    static List<List<Row>> chunks(List<Row> rows, int maxChunk) {
        List<List<Row>> chunks = new ArrayList<>();
        int weight = 0;
        for (Row row : rows) {
            weight += of(row);
            if (chunks.isEmpty() || weight > maxChunk) {
                chunks.add(new ArrayList<>());
                weight = of(row);
            }
            chunks.getLast().add(row);
        }
        return chunks;
    }
}
