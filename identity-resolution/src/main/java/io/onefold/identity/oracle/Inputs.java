package io.onefold.identity.oracle;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.IdentityCommand.Action;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Residue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The inputs by kind. */
record Inputs(List<Observation> copies, List<IdentityCommand> commands, List<Residue> residues) {
    static Inputs of(Iterable<OracleInput> inputs) {
        Inputs sorted = new Inputs(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (OracleInput input : inputs) {
            switch (input) {
                case OracleInput.Copy(Observation observation) -> sorted.copies.add(observation);
                case OracleInput.Command(IdentityCommand command) -> sorted.commands.add(command);
                case OracleInput.Left(Residue residue) -> sorted.residues.add(residue);
            }
        }
        return sorted;
    }

    /** Until when each identifier is erased (rule 1); who is missing never was. */
    Map<IdentifierKey, Long> erasures() {
        Map<IdentifierKey, Long> erased = new HashMap<>();
        for (IdentityCommand command : commands)
            if (command.action() == Action.ERASE) erased.merge(command.target(), command.at(), Math::max);
        return erased;
    }
}
