package io.onefold.identity.audit;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.KeyedIdentifier;
import io.onefold.schemas.MessageFingerprint;
import io.onefold.schemas.Observation;
import io.onefold.schemas.binary.TimelineRow;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes along the rows of one timeline after the other, and knows which messages of the present one are erased (rules 3 and 4). */
final class ErasedMessages {
    private final Erasures erasures;
    private @Nullable IdentifierKey anchor;
    private long until;
    private Set<Long> fingerprints = Set.of();

    ErasedMessages(Erasures erasures) {
        this.erasures = erasures;
    }

    /** Takes the next row and says what is wrong with it; empty where nothing is. */
    String take(TimelineRow row) {
        if (!row.anchor().equals(anchor)) begin(row.anchor());
        return switch (row) {
            case TimelineRow.ResidueRow residue -> {
                fingerprints = residue.residue().messages();
                yield "";
            }
            case TimelineRow.CommandRow(IdentityCommand command) -> "";
            case TimelineRow.ObservationRow(Observation message) -> wrong(message);
        };
    }

    private void begin(IdentifierKey next) {
        anchor = next;
        until = erasures.until(next);
        fingerprints = Set.of();
    }

    /** Whether a message of an anchor is erased, of which every row but those of observations was taken. */
    boolean covers(IdentifierKey of, long occurredAt, long fingerprint) {
        return of.equals(anchor) && (occurredAt <= until || fingerprints.contains(fingerprint));
    }

    private String wrong(Observation message) {
        IdentifierKey of = message.anchor();
        if (covers(of, message.occurredAt(), MessageFingerprint.of(of, message.touchpoint())))
            return "the timeline of " + of.hex() + " holds a message that was erased";
        for (KeyedIdentifier other : message.identifiers()) {
            if (other.value().isEmpty() || message.occurredAt() > erasures.until(other.key())) continue;
            return "the timeline of " + of.hex() + " holds a value of "
                    + other.key().hex() + " that was erased";
        }
        return "";
    }
}
