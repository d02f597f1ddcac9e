package io.onefold.identity.forest;

import io.onefold.identity.facts.CoreFact;
import io.onefold.identity.facts.EntryFact;
import io.onefold.identity.facts.Row;
import io.onefold.profile.FragmentIncrement;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.KeyedIdentifier;
import io.onefold.schemas.Observation;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What messages add to their anchor's fragment, as rows for the root. */
final class FragmentRows {
    private final ZoneId zone;

    FragmentRows(ZoneId zone) {
        this.zone = zone;
    }

    /** What one message adds to the fragment of an epoch. */
    List<Row> increment(Observation message, long epoch) {
        return whole(message.anchor(), of(message), epoch);
    }

    /** What one message says, to be added to others. */
    FragmentIncrement of(Observation message) {
        return FragmentIncrement.of(message, redacted(message), zone);
    }

    /** The whole fragment of an epoch, from all that is left; an empty one ends those before. */
    List<Row> whole(IdentifierKey anchor, FragmentIncrement increment, long epoch) {
        List<Row> rows = new ArrayList<>();
        rows.add(new CoreFact(anchor, epoch, increment.core()));
        increment.entries().forEach((key, entry) -> rows.add(new EntryFact(anchor, epoch, key, entry)));
        return rows;
    }

    /** An erasure blanks the values of the identifiers that a message is redacted for. */
    private static Set<IdentifierKey> redacted(Observation message) {
        Set<IdentifierKey> redacted = Set.of();
        for (KeyedIdentifier identifier : message.identifiers()) {
            if (!identifier.value().isEmpty()) continue;
            if (redacted.isEmpty()) redacted = new HashSet<>();
            redacted.add(identifier.key());
        }
        return redacted;
    }
}
