package io.onefold.app.up;

import io.onefold.app.kafka.KafkaProperties;
import io.onefold.app.rebuild.Feed;
import io.onefold.app.rebuild.Generations;
import io.onefold.app.rebuild.Generations.Phase;
import io.onefold.app.rebuild.Generations.State;
import io.onefold.app.rebuild.RebuildRefusedException;
import io.onefold.identity.normalise.ObservationReader;
import java.util.Collections;
import java.util.SortedMap;

/** A fresh installation is only made, and nothing else changes. */
final class Beside implements Around {
    private final RebuildPlan plan;

    Beside(RebuildPlan plan) {
        this.plan = plan;
    }

    @Override
    public boolean begin() throws InterruptedException {
        State state = new Generations(
                        KafkaProperties.of(plan.present()),
                        plan.present().topics().topics())
                .state();
        // Another installation has nothing to do with the generations of this one.
        int next = plan.inputs() == Feed.Inputs.COPIED ? 0 : plan.next().generation();
        if (state.generation() == next && state.phase() != Phase.LIVE)
            throw new RebuildRefusedException("A cut-over to generation " + next
                    + " is under way: give this command with --cut-over, and it goes on.");
        if (state.generation() == next)
            throw new RebuildRefusedException("Generation " + next
                    + " is in force already: this command with --cut-over prints what onefold.yaml needs.");
        requireInForce(plan, state);
        return true;
    }

    static void requireInForce(RebuildPlan plan, State state) {
        int configured = plan.present().topics().topics().generation();
        if (!state.isInForce(configured))
            throw new RebuildRefusedException("Generation " + state.generation() + " is in force, and " + configured
                    + " is configured: set topics.generation: " + state.generation() + ".");
    }

    @Override
    public SortedMap<String, Long> complete(ObservationReader reader) {
        return Collections.emptySortedMap();
    }

    @Override
    public void giveUp() {}
}
