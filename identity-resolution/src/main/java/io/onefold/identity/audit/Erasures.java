package io.onefold.identity.audit;

import io.onefold.identity.oracle.OracleInput;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.IdentityCommand.Action;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The greatest erasure of each erased identifier. It redacts messages wherever they are anchored, so each component needs the
 * erasures of all whom its inputs mention.
 */
final class Erasures {
    private final Map<IdentifierKey, Long> erased = new HashMap<>();

    void note(OracleInput input) {
        if (input instanceof OracleInput.Command(IdentityCommand command)) note(command);
    }

    void note(IdentityCommand command) {
        if (command.action() == Action.ERASE) erased.merge(command.target(), command.at(), Math::max);
    }

    /** Up to when the identifier is erased, UTC milliseconds; {@link Long#MIN_VALUE} where it is not. */
    long until(IdentifierKey identifier) {
        return erased.getOrDefault(identifier, Long.MIN_VALUE);
    }

    /** The erasures, as inputs, of those among some identifiers that were erased. */
    List<byte[]> of(Set<IdentifierKey> identifiers) {
        List<byte[]> found = new ArrayList<>();
        for (IdentifierKey key : identifiers) {
            Long at = erased.get(key);
            if (at == null) continue;
            IdentityCommand erase = new IdentityCommand("", Action.ERASE, key, null, at, "", "");
            found.add(InputCodec.encode(new OracleInput.Command(erase)));
        }
        return found;
    }
}
