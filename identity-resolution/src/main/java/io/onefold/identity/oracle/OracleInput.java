package io.onefold.identity.oracle;

import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Residue;
import io.onefold.schemas.binary.TimelineRow;

/** One element of the set that profiles are a function of. */
public sealed interface OracleInput {
    /** One copy of a message. */
    record Copy(Observation observation) implements OracleInput {}

    /** A steward's or privacy officer's word. */
    record Command(IdentityCommand command) implements OracleInput {}

    /** What an erasure left. */
    record Left(Residue residue) implements OracleInput {}

    /** What a row of the log of record says. */
    static OracleInput of(TimelineRow row) {
        return switch (row) {
            case TimelineRow.ObservationRow(Observation observation) -> new Copy(observation);
            case TimelineRow.CommandRow(IdentityCommand command) -> new Command(command);
            case TimelineRow.ResidueRow(Residue residue) -> new Left(residue);
        };
    }

    /** The row of the log of record that would say it. */
    default TimelineRow row() {
        return switch (this) {
            case Copy(Observation observation) -> new TimelineRow.ObservationRow(observation);
            case Command(IdentityCommand command) -> new TimelineRow.CommandRow(command);
            case Left(Residue residue) -> new TimelineRow.ResidueRow(residue);
        };
    }
}
