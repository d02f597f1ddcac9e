package io.onefold.identity.hindsight;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.IdentityCommand.Action;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Residue;
import io.onefold.schemas.Residue.BoundConsent;
import io.onefold.schemas.Residue.Seen;
import io.onefold.schemas.binary.TimelineRow;
import io.onefold.schemas.binary.TimelineRow.CommandRow;
import io.onefold.schemas.binary.TimelineRow.ObservationRow;
import io.onefold.schemas.binary.TimelineRow.ResidueRow;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the log of record would say had nothing happened after a time. Erasures stay: what is erased is not known any more. */
final class UpTo {
    private final long asOf;

    UpTo(long asOf) {
        this.asOf = asOf;
    }

    long asOf() {
        return asOf;
    }

    /** The row as it would be; empty where it would not be there. */
    Optional<TimelineRow> of(TimelineRow row) {
        return switch (row) {
            case ObservationRow(Observation message) ->
                message.occurredAt() <= asOf ? Optional.of(row) : Optional.empty();
            case CommandRow(IdentityCommand command) ->
                command.action() == Action.ERASE || command.at() <= asOf ? Optional.of(row) : Optional.empty();
            case ResidueRow(Residue residue) -> Optional.of(new ResidueRow(of(residue)));
        };
    }

    /** Of when somebody was seen only the first and the last time are left, so the first stands for those between. */
    private Residue of(Residue residue) {
        SortedMap<IdentifierKey, Seen> seen = new TreeMap<>();
        residue.seen().forEach((identifier, span) -> {
            if (span.first() <= asOf)
                seen.put(identifier, span.last() <= asOf ? span : new Seen(span.first(), span.first()));
        });
        List<BoundConsent> consents = residue.consents().stream()
                .filter(consent -> consent.occurredAt() <= asOf)
                .toList();
        return new Residue(residue.anchor(), seen, consents, residue.messages());
    }
}
