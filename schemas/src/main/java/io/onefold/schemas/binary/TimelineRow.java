package io.onefold.schemas.binary;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Residue;

/** A row of an identifier's timeline, the log of record: what was accepted, commanded, or left by an erasure. */
public sealed interface TimelineRow {
    /** The identifier whose timeline this row stands in. */
    IdentifierKey anchor();

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
