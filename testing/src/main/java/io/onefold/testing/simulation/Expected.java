package io.onefold.testing.simulation;

import io.onefold.identity.oracle.BatchOracle;
import io.onefold.identity.oracle.BatchResult;
import io.onefold.identity.oracle.OracleInput;
import java.util.ArrayList;
import java.util.List;

/** What must come out of a world. */
final class Expected {
    private Expected() {}

    /** The batch oracle's word on a world; which members a person was erased with is in the stores' logs. */
    static BatchResult of(World world, List<MemoryStore> stores) {
        List<OracleInput> inputs = new ArrayList<>();
        world.observations().forEach(copy -> inputs.add(new OracleInput.Copy(copy)));
        for (MemoryStore store : stores)
            store.commands().forEach(command -> inputs.add(new OracleInput.Command(command)));
        return new BatchOracle(world.rules().getLast(), world.profileSpec(), world.zone())
                .run(inputs, world.ticks().getLast());
    }
}
