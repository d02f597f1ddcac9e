package io.onefold.identity.oracle;

import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Residue;

/** One element of the set that profiles are a function of. */
public sealed interface OracleInput {
    /** One copy of a message. */
    record Copy(Observation observation) implements OracleInput {}

    /** A steward's or privacy officer's word. */
    record Command(IdentityCommand command) implements OracleInput {}

    /** What an erasure left. */
    record Left(Residue residue) implements OracleInput {}
}
