package io.onefold.identity.facts;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;

/** The erasure of a person, some of whose identifiers may still be on their way to this root. */
public record WaitingErasure(IdentityCommand command) implements Row {
    @Override
    public IdentifierKey owner() {
        return command.target();
    }
}
