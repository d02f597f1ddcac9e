package io.onefold.schemas.binary;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.KeyedIdentifier;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Residue;
import java.util.SortedSet;
import java.util.TreeSet;

/** A row of an identifier's timeline, the log of record: what was accepted, commanded, or left by an erasure. */
public sealed interface TimelineRow {
    /** The identifier whose timeline this row stands in. */
    IdentifierKey anchor();

    /** Every identifier that the row names, the anchor among them. */
    default SortedSet<IdentifierKey> mentioned() {
        SortedSet<IdentifierKey> keys = new TreeSet<>();
        switch (this) {
            case ObservationRow(Observation observation) -> {
                for (KeyedIdentifier identifier : observation.identifiers()) keys.add(identifier.key());
            }
            case CommandRow(IdentityCommand command) -> {
                keys.add(command.target());
                IdentifierKey other = command.other();
                if (other != null) keys.add(other);
            }
            case ResidueRow(Residue residue) -> {
                keys.add(residue.anchor());
                keys.addAll(residue.seen().keySet());
                for (Residue.BoundConsent consent : residue.consents()) keys.add(consent.subject());
            }
        }
        return keys;
    }

    /** A message, as its smallest copy. */
    record ObservationRow(Observation observation) implements TimelineRow {
        @Override
        public IdentifierKey anchor() {
            return observation.anchor();
        }
    }

    /** A command; never erased. */
    record CommandRow(IdentityCommand command) implements TimelineRow {
        @Override
        public IdentifierKey anchor() {
            return command.target();
        }
    }

    /** What erasures left; at most one of an anchor. */
    record ResidueRow(Residue residue) implements TimelineRow {
        @Override
        public IdentifierKey anchor() {
            return residue.anchor();
        }
    }
}
