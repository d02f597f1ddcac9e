package io.onefold.testing.simulation;

import io.onefold.identity.oracle.BatchOracle;
import io.onefold.identity.oracle.BatchResult;
import io.onefold.identity.oracle.OracleInput;
import io.onefold.schemas.Population;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must come out of a world. */
final class Expected {
    private Expected() {}

    private static @Nullable Population inForce(World world) {
        return world.populations().stream()
                .max(Comparator.comparingLong(Population::version))
                .orElse(null);
    }

    /** The batch oracle's word on a world; which members a person was erased with is in the stores' logs. */
    static BatchResult of(World world, List<MemoryStore> stores) {
        List<OracleInput> inputs = new ArrayList<>();
        world.observations().forEach(copy -> inputs.add(new OracleInput.Copy(copy)));
        for (MemoryStore store : stores)
            store.commands().forEach(command -> inputs.add(new OracleInput.Command(command)));
        return new BatchOracle(world.rules().getLast(), world.profileSpec(), world.zone())
                .run(inputs, world.ticks().getLast(), inForce(world));
    }
}
